"""The coded words and the limits of meetings with children. Data, in words.yaml and limits.yaml; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.vocabulary.cafcass_extract import subjects


@cache
def words() -> Mapping[str, Any]:
    """Return every list: places, companions, explained, exceptions, alarms, not_counted; each code with its words."""
    told: dict[str, Any] = _read("words.yaml")
    return told


@cache
def manners() -> tuple[str, ...]:
    """Return how a child may be met: the Cafcass extract's own codes."""
    columns = {column.name: column for column in subjects()["engagement"].columns}
    return tuple(columns["manner"].codes)


def words_of(name: str) -> list[tuple[str, str]]:
    """Return the codes of a list with their words."""
    return [(code, str(one["words"])) for code, one in words()[name].items()]


def limit_words(name: str) -> str:
    """Return between which two days a limit counts."""
    return str(_read("limits.yaml")["limits"][name]["words"])


@cache
def limits() -> Mapping[str, int]:
    """Return each limit in calendar days, where an area has not set its own."""
    return {name: int(one["days"]) for name, one in _read("limits.yaml")["limits"].items()}


def longest_exception_days() -> int:
    """Return for how many days an exception may stand before it is decided anew."""
    return int(_read("limits.yaml")["eligibility"]["longest_exception_days"])


def check_words(name: str, codes: Iterable[str]) -> None:
    """Raise NotAWord unless every code is in the list of that name."""
    known = manners() if name == "manners" else words()[name]
    if any(code not in known for code in codes):
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")


def check_limit(name: str) -> None:
    """Raise NotAWord unless it is a limit that an area may set."""
    if name not in limits():
        raise NotAWord("this is not one of the words to choose from.", where="limits", do="Choose one of the list.")


@cache
def _read(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(files("waypost.casework.engagement").joinpath(name).read_text("utf-8"))
    return told
