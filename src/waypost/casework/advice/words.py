"""The coded words of advice. Data, in words.yaml, in the Cafcass extract's definition and in vocabulary; pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.vocabulary.cafcass_extract import subjects
from waypost.vocabulary.orders import ORDERS

_NO_ADVICE = frozenset({"extension", "directions", "transfer"})
"""Orders about the proceedings themselves: nobody advises them for a child."""


@cache
def told() -> Mapping[str, Any]:
    """Return the lists followed and reasons."""
    text = files("waypost.casework.advice").joinpath("words.yaml").read_text("utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


@cache
def issues() -> tuple[str, ...]:
    """Return the issues on which Cafcass advises: the Cafcass extract's own codes."""
    columns = {column.name: column for column in subjects()["advice"].columns}
    return tuple(columns["issue"].codes)


@cache
def recommendations() -> tuple[str, ...]:
    """Return what may be recommended: the orders of the vocabulary, less those about the proceedings themselves."""
    return tuple(code for code in ORDERS.codes if code not in _NO_ADVICE)


def title_of(code: str) -> str:
    """Return what an order is called."""
    return str(ORDERS.title(code)) if ORDERS.known(code) else code


def words_of(name: str) -> list[tuple[str, str]]:
    """Return the codes of followed or reasons with their words."""
    return [(code, str(one["words"])) for code, one in told()[name].items()]


def check_word(name: str, code: str) -> None:
    """Raise NotAWord unless a code is in a list: issues, recommendations, followed or reasons."""
    known = {"issues": issues, "recommendations": recommendations}.get(name, lambda: told()[name])()
    if code not in known:
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")
