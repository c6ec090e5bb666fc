"""The wording, kinds and age bands of letters: data, in wording.yaml and bands.yaml. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.foundation.identifiers import digest

CHILD, IRO, ADULT = "child", "independent_reviewing_officer", "adult"
_USUAL_AGE = 8
"""A child whose age nobody knows is written to as one of eight."""


@dataclass(frozen=True, slots=True)
class Band:
    """An age band: from what age, in whole years, and the highest grade of reading that its letters may have."""

    name: str
    from_age: int
    words: str
    highest_grade: float


@dataclass(frozen=True, slots=True)
class Withheld:
    """A kind of thing that letters do not tell, from whom, why, and the one condition under which they may."""

    kind: str
    words: str
    readers: tuple[str, ...]
    why: str
    unless: str = ""


@cache
def bands() -> Mapping[str, Band]:
    """Return every band, youngest first."""
    return {name: Band(name, **one) for name, one in _read("bands.yaml")["bands"].items()}


def reading_age(grade: float) -> int:
    """Return the age in whole years at which a grade is read, as near as the formula tells: see bands.yaml."""
    return max(0, round(grade + int(_read("bands.yaml")["years_above_grade"])))


def highest_grade(age: int | None) -> float:
    """Return how hard a letter to a child of an age, in whole years, may be to read; None: as one of eight."""
    years = _USUAL_AGE if age is None else age
    return max((one for one in bands().values() if one.from_age <= years), key=lambda one: one.from_age).highest_grade


@cache
def kinds() -> Mapping[str, Mapping[str, Any]]:
    """Return every kind of letter: words, to, when, laws (none: both), and its paragraphs by band."""
    told: Mapping[str, Mapping[str, Any]] = _read("wording.yaml")["kinds"]
    return told


@cache
def withholds() -> tuple[Withheld, ...]:
    """Return what no letter tells, and from whom."""
    given = _read("wording.yaml")["withholds"]
    return tuple(
        Withheld(kind, one["words"], tuple(one["from"]), one["why"], one.get("unless", ""))
        for kind, one in given.items()
    )


def band_for(kind: str, born_on: date | None, on: date) -> str:
    """Return the band of a letter on a day: by the child's age, or the grown-up who gets it. Raises NotAWord."""
    check_kind(kind)
    if kinds()[kind]["to"] != CHILD:
        return ADULT
    age = age_on(born_on, on)
    return max(
        (band for band in bands().values() if band.from_age <= age and band.name != ADULT),
        key=lambda band: band.from_age,
    ).name


def age_on(born_on: date | None, on: date) -> int:
    """Return whole years of age; 0 before birth. Somebody of 29 February is a year older on 1 March."""
    if born_on is None or born_on > on:
        return 0
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def paragraphs(kind: str, band: str) -> tuple[str, ...]:
    """Return the wording of a letter with its slots still open. Raises NotAWord."""
    check_kind(kind)
    if band not in kinds()[kind]["bands"]:
        raise NotAWord("there is no such letter for this age.", where="band", do="Choose one of the list.")
    return tuple(kinds()[kind]["bands"][band])


def wording_id(kind: str, band: str) -> str:
    """Return the digest of a letter's wording: what is signed off is this wording, and no later one."""
    return digest("wording", kind, band, *paragraphs(kind, band), length=16)


def check_kind(kind: str) -> None:
    """Raise NotAWord unless it is a kind of letter."""
    if kind not in kinds():
        raise NotAWord("this is not one of the words to choose from.", where="kind", do="Choose one of the list.")


@cache
def _read(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(files("waypost.casework.letters").joinpath(name).read_text("utf-8"))
    return told
