"""The coded words and the limits of safety. Data, in words.yaml and in the Cafcass extract's definition; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord
from waypost.vocabulary.cafcass_extract import subjects


@cache
def told() -> Mapping[str, Any]:
    """Return every list: harms, levels, warnings, ways, supports; and the limits."""
    text = files("waypost.casework.safety").joinpath("words.yaml").read_text("utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


@cache
def incident_kinds() -> tuple[str, ...]:
    """Return what an incident against staff is called: the Cafcass extract's own codes."""
    columns = {column.name: column for column in subjects()["incidents"].columns}
    return tuple(columns["kind"].codes)


def limit(name: str) -> int:
    """Return one of the limits, in calendar days."""
    return int(told()["limits"][name]["days"])


def check_words(name: str, codes: Iterable[str]) -> None:
    """Raise NotAWord unless every code is in the list of that name."""
    known = incident_kinds() if name == "incident_kinds" else told()[name]
    if any(code not in known for code in codes):
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")
