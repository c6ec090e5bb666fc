"""The clocks, the coded words and the protocol of screening: data, in limits.yaml. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from waypost.casework.children.words import NotAWord


@dataclass(frozen=True, slots=True)
class ClockTerms:
    """How long something may take, in hours or in working days (one of them), from what to what, and on whose word."""

    clock: str
    hours: int | None
    working_days: int | None
    starts: str
    ends: str
    source: str
    is_assumption: bool

    def __post_init__(self) -> None:
        if (self.hours is None) == (self.working_days is None):
            raise ValueError(f"limits.yaml: {self.clock} is counted in hours or in working days")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of triage: its words, and after how many days a child who waits at it is looked at again."""

    level: str
    words: str
    look_again_days: int
    is_assumption: bool


@dataclass(frozen=True, slots=True)
class ProtocolTerms:
    """The protocol of prioritisation: how long a child may wait at all, what never waits, who decides and who holds."""

    longest_wait_weeks: int
    weeks_before_filing: int
    never_waits: frozenset[str]
    levels: Mapping[str, Level]
    decides: frozenset[str]
    holds: frozenset[str]
    source: str


@cache
def clock_terms() -> Mapping[str, ClockTerms]:
    """Return every clock by name."""
    return MappingProxyType(
        {
            name: ClockTerms(
                name,
                one.get("hours"),
                one.get("working_days"),
                one["from"],
                one["to"],
                one["source"],
                one["is_assumption"],
            )
            for name, one in _read()["clocks"].items()
        }
    )


@cache
def protocol_terms() -> ProtocolTerms:
    """Return the protocol of prioritisation."""
    told = _read()["prioritisation"]
    return ProtocolTerms(
        longest_wait_weeks=told["longest_wait_weeks"],
        weeks_before_filing=told["weeks_before_filing"],
        never_waits=frozenset(told["never_waits"]),
        levels=MappingProxyType({name: Level(name, **one) for name, one in told["levels"].items()}),
        decides=frozenset(told["decides"]),
        holds=frozenset(told["holds"]),
        source=told["source"],
    )


def arrival_days() -> int:
    """Return how many days before a record's last day an application may have come and still be put on the queue."""
    return int(_read()["arrivals"]["days"])


def words(name: str) -> Mapping[str, str]:
    """Return a list of coded words, each with what is read: outcomes, evidence, checks, answers, idva."""
    told: Mapping[str, str] = _read()["words"][name]
    return told


def check_words(name: str, codes: Iterable[str]) -> None:
    """Raise NotAWord unless every code is in the list of that name."""
    if any(code not in words(name) for code in codes):
        raise NotAWord("this is not one of the words to choose from.", where=name, do="Choose one of the list.")


@cache
def _read() -> Mapping[str, Any]:
    text = files("waypost.casework.screening").joinpath("limits.yaml").read_text(encoding="utf-8")
    told: Mapping[str, Any] = yaml.safe_load(text)
    return told
