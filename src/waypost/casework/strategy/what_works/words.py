"""The data of what works: words, standard, trailblazers, survey, deep_dive and problems, as this folder's files say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waypost.casework.strategy.terms import check_one_of, terms


def told(name: str = "words") -> Mapping[str, Any]:
    """Return a file of data as it stands."""
    return terms("what_works", name)


def listed(name: str, file: str = "words") -> tuple[tuple[str, str], ...]:
    """Return (code, words) of a list, in its order."""
    return tuple((code, str(one["words"])) for code, one in told(file)[name].items())


def check_word(name: str, code: str, file: str = "words", where: str = "") -> None:
    """Raise NotAWord unless a code is in a list."""
    check_one_of(told(file)[name], code, where or name)
