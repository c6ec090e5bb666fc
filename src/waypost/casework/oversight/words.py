"""The coded words and the limits of oversight. Data, in words.yaml and in the Cafcass extract's definition; pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.vocabulary.cafcass_extract import subjects


@cache
def told() -> Mapping[str, Any]:
    """Return bands_weeks, required_action, and every list of words by its name."""
    text = files("waypost.casework.oversight").joinpath("words.yaml").read_text("utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


@cache
def review_kinds() -> tuple[str, ...]:
    """Return what a management review may be of: the Cafcass extract's own codes."""
    return _codes("reviews", "kind")


@cache
def grades() -> tuple[str, ...]:
    """Return the grades of a practice audit, best first: the Cafcass extract's own codes."""
    return _codes("audit", "grade")


def check_word(name: str, code: str) -> None:
    """Raise NotAWord unless a code is in a list: review_kinds, grades, or one of words.yaml."""
    known = {"review_kinds": review_kinds, "grades": grades}.get(name, lambda: tuple(told()[name]))()
    if code not in known:
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")


def listed(name: str) -> tuple[tuple[str, str], ...]:
    """Return (code, words) of a list of words.yaml, in its order."""
    rows = told()[name]
    return tuple((code, rows[code]["words"]) for code in rows)


def _codes(subject: str, column: str) -> tuple[str, ...]:
    columns = {one.name: one for one in subjects()[subject].columns}
    return tuple(columns[column].codes)
