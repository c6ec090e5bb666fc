"""The kinds of report and the coded words of this room. Data, in kinds.yaml; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.vocabulary.reports import REPORTS

CAFCASS, AUTHORITY, EITHER = "cafcass", "local_authority", "either"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: who may write it, its sections in order, what it must rest on, whether the child is heard."""

    name: str
    author: str
    sections: tuple[str, ...]
    sources: tuple[str, ...]
    hears_the_child: bool


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of report that a court orders of Cafcass or an authority."""
    return {
        name: Kind(name, one["author"], tuple(one["sections"]), tuple(one["sources"]), one["hears_the_child"])
        for name, one in told()["kinds"].items()
    }


def kind_of(name: str) -> Kind:
    """Return a kind. Raises NotAWord."""
    check_words("kinds", [name])
    return kinds()[name]


def title_of(name: str) -> str:
    """Return what a kind of report is called. Raises NotAWord."""
    return str(REPORTS.title(kind_of(name).name))


def kind_named(sentence: str) -> str:
    """Return the kind of report that a sentence names, the longest name first; empty where it names none."""
    by_length = sorted(kinds(), key=lambda kind: -len(title_of(kind)))
    return next((kind for kind in by_length if title_of(kind).lower() in sentence.lower()), "")


def words_of(name: str) -> list[tuple[str, str]]:
    """Return the codes of a list with their words: sections, sources, source_states, request_reasons or worries."""
    return [(code, one["words"] if isinstance(one, dict) else str(one)) for code, one in told()[name].items()]


def check_words(name: str, codes: Iterable[str]) -> None:
    """Raise NotAWord unless every code is in the list of that name."""
    known = told()[name]
    if any(code not in known for code in codes):
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")


@cache
def told() -> Mapping[str, Any]:
    """Return the data as it is written."""
    text = files("waypost.casework.reports").joinpath("kinds.yaml").read_text("utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given
