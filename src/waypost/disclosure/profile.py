"""The rule that a release follows: what is hidden, what is rounded, what adds up to what. Dated data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from waypost.foundation.errors import YoursToFix


class UnknownProfile(YoursToFix):
    """The disclosure file is not there, cannot be understood, or has no profile of that name."""


@dataclass(frozen=True, slots=True)
class Nesting:
    """Groups of one kind that lie inside one group of another kind: (application, section 31) in (law, public)."""

    whole: tuple[str, str]
    kind: str
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Structure:
    """Which kinds of area and group are the whole, and which groups lie inside another."""

    whole_area_kinds: frozenset[str]
    whole_group_kinds: frozenset[str]
    nested_groups: tuple[Nesting, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One disclosure rule.

    A count from 1 to `smallest_count_shown` - 1 is hidden. Counts are rounded to the nearest `round_counts_to`.
    An average over fewer than `fewest_cases_for_an_average` cases is not given. `decimals` is by unit.
    """

    name: str
    title: str
    smallest_count_shown: int
    round_counts_to: int
    fewest_cases_for_an_average: int
    decimals: Mapping[str, int]
    source: str
    sureness: str
    in_force_from: str
    structure: Structure

    def __post_init__(self) -> None:
        if self.smallest_count_shown < 2 or self.round_counts_to < 1:
            raise UnknownProfile(
                "smallest_count_shown must be 2 or more and round_counts_to 1 or more.",
                where=f"disclosure profile {self.name}",
                do="Put both right in the disclosure file.",
            )

    def is_small(self, count: int) -> bool:
        """Answer whether a count must be hidden for its own sake."""
        return 0 < count < self.smallest_count_shown


def read_profile(name: str | None = None, path: Path | None = None) -> Profile:
    """Return the profile called `name` (the file's default for none) from `path` (ours for none).

    Raises UnknownProfile when the file or the profile is not there or lacks a key.
    """
    where = str(path) if path else "the disclosure file that Waypost carries"
    document = _read(path, where)
    try:
        chosen = name or document["default"]
        structure = _structure(document["structure"])
        profiles = document["profiles"]
        if chosen in profiles:
            rule = {"in_force_from": str(document["in_force_from"]), **profiles[chosen]}
            return Profile(name=chosen, structure=structure, **rule)
    except (KeyError, TypeError) as fault:
        raise UnknownProfile(
            f"a key is missing or unknown ({type(fault).__name__}).", where=where, do="Compare it with ours."
        ) from fault
    raise UnknownProfile(
        f"there is no profile called {chosen}.", where=where, do=f"Choose one of: {', '.join(sorted(profiles))}."
    )


def _read(path: Path | None, where: str) -> Any:
    try:
        text = path.read_text("utf-8") if path else files(__package__).joinpath("profile.yaml").read_text("utf-8")
        document = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise UnknownProfile("it cannot be read as YAML.", where=where, do="Check the path and the file.") from fault
    if not isinstance(document, dict):
        raise UnknownProfile("it holds no profiles.", where=where, do="Start from a copy of ours.")
    return document


def _structure(entry: Mapping[str, Any]) -> Structure:
    nestings = tuple(
        Nesting(whole=(nested["whole"][0], nested["whole"][1]), kind=nested["kind"], parts=frozenset(nested["parts"]))
        for nested in entry["nested_groups"]
    )
    return Structure(frozenset(entry["whole_area_kinds"]), frozenset(entry["whole_group_kinds"]), nestings)
