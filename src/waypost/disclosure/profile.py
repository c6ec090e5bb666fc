"""The rule that a release follows: what is hidden, what is rounded, what adds up to what. Dated data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """What adds up to what, and what is the same as what. See the disclosure file for each."""

    whole_area_kinds: frozenset[str]
    whole_group_kinds: frozenset[str]
    gives_way: frozenset[tuple[str, str]]
    kinds_that_give_way: frozenset[str]
    nested_groups: tuple[Nesting, ...]
    about_one_group: Mapping[tuple[str, str | None], tuple[str, str]]
    same_count_from: float
    nested_areas: Mapping[str, str] = field(default_factory=dict)

    def group_of(self, measure_id: str, method: str, group: tuple[str, str]) -> tuple[str, str]:
        """Return the group that a figure is really about, where its measure or method is about one alone."""
        only = self.about_one_group.get((measure_id, method)) or self.about_one_group.get((measure_id, None))
        return only if only and group[0] in self.whole_group_kinds else group


@dataclass(frozen=True, slots=True)
class Profile:
    """One disclosure rule.

    A count from 1 to `smallest_count_shown` - 1 is hidden. Counts are rounded to the nearest `round_counts_to`.
    An average over fewer than `fewest_cases_for_an_average` cases is not given. `decimals` is by unit.
    Where `rounds_together`, nothing is hidden: counts are rounded so that every sum still holds, and whatever is worked
    out is worked out from them (controlled_rounding.py).
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
    rounds_together: bool = False

    def __post_init__(self) -> None:
        if self.smallest_count_shown < 2 or self.round_counts_to < 1:
            raise UnknownProfile(
                "smallest_count_shown must be 2 or more and round_counts_to 1 or more.",
                where=f"disclosure profile {self.name}",
                do="Put both right in the disclosure file.",
            )

        if self.rounds_together and self.round_counts_to < self.smallest_count_shown - 1:
            raise UnknownProfile(
                "counts that are rounded together need steps as large as the largest count that must not be told.",
                where=f"disclosure profile {self.name}",
                do="Raise round_counts_to, or take rounds_together away.",
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
    return Structure(
        whole_area_kinds=frozenset(entry["whole_area_kinds"]),
        whole_group_kinds=frozenset(entry["whole_group_kinds"]),
        gives_way=frozenset((measure_id, method) for measure_id, method in entry.get("gives_way", ())),
        kinds_that_give_way=frozenset(entry.get("kinds_that_give_way", ())),
        nested_groups=nestings,
        about_one_group={
            (only["measure"], method): (only["group"][0], only["group"][1])
            for only in entry.get("about_one_group", ())
            for method in only.get("methods", [None])
        },
        same_count_from=float(entry.get("same_count_from", 1)),
        nested_areas=dict(entry.get("nested_areas", {})),
    )
