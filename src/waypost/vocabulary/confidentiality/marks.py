"""The marks: what a value is, from the least to the most that could go wrong if it were known. A closed set.

A value never has less than one mark. Of several sources' marks of one fact and person the strictest holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from waypost.vocabulary.events import EventKind

HOME, CONTACT, IDENTITY = "home", "contact", "identity"
UNKNOWN_FIELD = "withheld"
"""The mark of a field of which nobody has written down what it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its place in the order of strictness, what it means, the group of values that a flag raises to it."""

    name: str
    rank: int
    meaning: str
    group: str


@dataclass(frozen=True, slots=True)
class _Rule:
    mark: str
    in_path: re.Pattern[str]


def given(name: str) -> Mapping[str, Any]:
    """Return what a file of this folder says."""
    text = files("waypost.vocabulary.confidentiality").joinpath(name).read_text(encoding="utf-8")
    told: Mapping[str, Any] = yaml.safe_load(text)
    return told


_GIVEN = given("marks.yaml")
MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        name: Mark(name, place, told["meaning"], told["group"])
        for place, (name, told) in enumerate(_GIVEN["marks"].items())
    }
)
"""Every mark by its name, the least strict first."""

GROUPS: Mapping[str, str] = MappingProxyType(_GIVEN["groups"])
"""The groups of a person's values that a flag raises together, and what each holds."""

CLASSES: Mapping[str, str] = MappingProxyType(_GIVEN["classes"])
"""The four classes of a source's fields.md, and the mark that each has at least."""


def rank(mark: str) -> int:
    """Return a mark's place in the order of strictness. Raises KeyError for what is no mark."""
    return MARKS[mark].rank


def strictest(marks: Iterable[str]) -> str:
    """Return the strictest of some marks. Raises ValueError where there is none: a value never has no mark."""
    return max(marks, key=rank)


def field_mark(class_name: str, path: str) -> str:
    """Return the mark of a source's field from its class in fields.md and its dotted path."""
    return next((rule.mark for rule in _rules().get(class_name, ()) if rule.in_path.search(path)), CLASSES[class_name])


@cache
def _rules() -> Mapping[str, tuple[_Rule, ...]]:
    return {
        name: tuple(_Rule(rule["mark"], re.compile(rule["in_path"])) for rule in rules)
        for name, rules in _GIVEN["rules"].items()
    }


def _event_marks() -> Mapping[EventKind, str]:
    own = {EventKind(kind): mark for kind, mark in _GIVEN["events"].items()}
    return MappingProxyType({kind: own.get(kind, "personal") for kind in EventKind})


EVENT_MARKS = _event_marks()
"""The mark of each kind of event where nothing raises it."""

EVENTS_OF_HOME = frozenset(EventKind(kind) for kind in _GIVEN["events_of_home"])
"""Kinds that tell where a child lives, or when they came or went: raised by what is told of the child's home."""


def event_mark(kind: EventKind, home: str | None) -> str:
    """Return an event's mark, given the strictest mark that is told of its child's home, or null."""
    own = EVENT_MARKS[kind]
    return own if home is None or kind not in EVENTS_OF_HOME else strictest((own, home))
