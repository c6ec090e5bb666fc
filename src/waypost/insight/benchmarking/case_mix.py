"""What a comparison allows for, as case_mix.yaml declares it: each factor with the reason why it is in or out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

AREAS, GROUPS = "areas", "groups"


@dataclass(frozen=True, slots=True)
class Factor:
    """A fact of a case: its name, its title, for which comparisons it is allowed for, and why or why not."""

    id: str
    title: str
    adjusted_for: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in whole years, both ends counted."""

    id: str
    first: int
    last: int


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("case_mix.yaml").read_text("utf-8"))
    return document


@cache
def factors() -> tuple[Factor, ...]:
    """Return every factor, in the order of the file."""
    return tuple(
        Factor(name, entry["title"], tuple(entry["adjusted_for"]), entry["why"].strip())
        for name, entry in _document()["factors"].items()
    )


def allowed_for(comparison: str, but: str = "") -> tuple[str, ...]:
    """Return the factors that a comparison, `areas` or `groups`, allows for, but for the one that is compared."""
    return tuple(factor.id for factor in factors() if comparison in factor.adjusted_for and factor.id != but)


@cache
def age_bands() -> tuple[AgeBand, ...]:
    """Return the bands of age, youngest first."""
    return tuple(AgeBand(name, first, last) for name, (first, last) in _document()["age_bands"]["value"].items())
