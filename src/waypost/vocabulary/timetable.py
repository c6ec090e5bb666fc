"""Timetables: the law's and the agencies' limits, as dated, cited data. The engine is `timetable_engine`.

A timetable has named conventions, because one limit is counted in more than one way, and steps. A step has the event
that starts its clock, the event that satisfies it, a limit and its unit, whether day one counts, the days between
which it is in force, its source, and how sure we are of it.

**The day-one trap.** Section 32(1)(a)(ii) of the Children Act 1989 gives 26 weeks "beginning with the day on which the
application was issued": the day of issue is day one, so the last day is issue + 181 days. The court service's own code
adds 26 weeks to the day of submission: submission + 182 days. Both are conventions here, by name; neither is "the" 26
weeks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from waypost.foundation.errors import OursToFix
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.working_days import add_working_days


class TimetableWrong(OursToFix):
    """A timetable of ours is not well formed, or was asked for a convention that it does not have."""


class Unit(StrEnum):
    """What a limit is counted in."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"


class Sureness(StrEnum):
    """How sure we are of a limit, surest first."""

    STATUTE = "statute"
    PRACTICE_DIRECTION = "practice_direction"
    AGENCY_PRACTICE = "agency_practice"  # an agency's own published plan or program
    LOCAL_PRACTICE = "local_practice"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event that starts or satisfies a step: its kind and, where given, its code and its flag."""

    kind: EventKind
    code: str | None = None
    flag: bool | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time. `is_counting_day_one` says whether the start is itself day one ("beginning with")."""

    length: int
    unit: Unit
    is_counting_day_one: bool

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError("a limit is at least one")

    def last_day(self, start: date) -> date:
        """Return the last day of the limit for a clock that starts on `start`."""
        if self.unit is Unit.WORKING_DAYS:
            return add_working_days(start, self.length, counting_day_one=self.is_counting_day_one)
        days = self.length * 7 if self.unit is Unit.WEEKS else self.length
        return start + timedelta(days=days - 1 if self.is_counting_day_one else days)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a timetable.

    `conventions` names those to which it belongs. Any of `starts_with` starts the clock, the first in the list that is
    known; any of `satisfied_by` satisfies it. `limit` is null where the court sets the day. `not_before` is the
    earliest proper day. `before` names events that must not come first: the step is due the day before them.
    `is_extended` says that an extension of the proceedings moves the end.
    """

    step: str
    name: str
    conventions: tuple[str, ...]
    starts_with: tuple[Mark, ...]
    satisfied_by: tuple[Mark, ...]
    limit: Limit | None
    not_before: Limit | None
    before: tuple[Mark, ...]
    is_extended: bool
    in_force_from: date
    in_force_to: date | None
    source: str
    sureness: Sureness
    note: str = ""

    def is_in_force_on(self, day: date) -> bool:
        """Say whether the step binds a clock that starts on `day`."""
        return self.in_force_from <= day <= (self.in_force_to or day)


@dataclass(frozen=True, slots=True)
class Convention:
    """A named way of counting, what it means, its source and how sure we are of it."""

    convention: str
    title: str
    meaning: str
    source: str
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Timetable:
    """A timetable: its conventions by name, its steps in their order, and how long an extension usually is, in
    weeks."""

    timetable: str
    title: str
    source: str
    conventions: Mapping[str, Convention]
    steps: tuple[Step, ...]
    usual_extension_weeks: int | None

    def __post_init__(self) -> None:
        names = {name for step in self.steps for name in step.conventions}
        if names != set(self.conventions):
            raise TimetableWrong(
                "a convention has no step or no meaning", where=f"vocabulary/timetables/{self.timetable}.yaml"
            )

    def steps_of(self, convention: str) -> tuple[Step, ...]:
        """Return the steps of a convention in their order; raise `TimetableWrong` when there is none of that name."""
        if convention not in self.conventions:
            known = ", ".join(self.conventions)
            raise TimetableWrong("the timetable has no such convention.", where=self.timetable, do=f"It has {known}.")
        return tuple(step for step in self.steps if convention in step.conventions)


def read_timetable(name: str) -> Timetable:
    """Return the timetable of that name from `timetables/`."""
    text = files("waypost.vocabulary").joinpath("timetables", f"{name}.yaml").read_text(encoding="utf-8")
    given: dict[str, Any] = yaml.safe_load(text)
    return Timetable(
        timetable=name,
        title=given["title"],
        source=given["source"],
        conventions=MappingProxyType(
            {key: _convention(key, convention) for key, convention in given["conventions"].items()}
        ),
        steps=tuple(_step(step) for step in given["steps"]),
        usual_extension_weeks=given.get("usual_extension_weeks"),
    )


def _convention(name: str, given: Mapping[str, Any]) -> Convention:
    return Convention(name, given["title"], given["meaning"], given["source"], Sureness(given["sureness"]))


def _step(given: Mapping[str, Any]) -> Step:
    return Step(
        step=given["step"],
        name=given["name"],
        conventions=tuple(given["conventions"]),
        starts_with=_marks(given["starts_with"]),
        satisfied_by=_marks(given["satisfied_by"]),
        limit=_limit(given, "limit"),
        not_before=_limit(given, "not_before"),
        before=_marks(given.get("before", ())),
        is_extended=bool(given.get("extended", False)),
        in_force_from=given["in_force_from"],
        in_force_to=given.get("in_force_to"),
        source=given["source"],
        sureness=Sureness(given["sureness"]),
        note=given.get("note", ""),
    )


def _marks(given: Any) -> tuple[Mark, ...]:
    return tuple(Mark(EventKind(mark["kind"]), mark.get("code"), mark.get("flag")) for mark in given)


def _limit(given: Mapping[str, Any], key: str) -> Limit | None:
    if key not in given:
        return None
    return Limit(int(given[key]), Unit(given["unit"]), bool(given["counting_day_one"]))


TIMETABLES: Mapping[str, Timetable] = MappingProxyType(
    {name: read_timetable(name) for name in ("care_proceedings", "child_focused_courts")}
)
"""Every timetable by name."""


def timetable_for(application: str | None, track: str | None) -> Timetable | None:
    """Return the timetable that binds proceedings, from their application and track; None where we have none yet."""
    if application == "section_31":
        return TIMETABLES["care_proceedings"]
    return TIMETABLES["child_focused_courts"] if track == "child_focused_court" else None
