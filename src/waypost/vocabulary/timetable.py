"""Timetables: the law's and the agencies' limits, as dated, cited data. The engine is `timetable_engine`.

A timetable has named conventions, because one limit is counted in more than one way, and steps. A step has the event
that starts its clock, the event that satisfies it, a limit and its unit, whether day one counts, whose move it is, the
days between which it is in force, its source, and how sure we are of it. An area may put a step of its own in the place
of one of these: `local_timetable` reads its file.

**The day-one trap.** Section 32(1)(a)(ii) of the Children Act 1989 gives 26 weeks "beginning with the day on which the
application was issued": the day of issue is day one, so the last day is issue + 181 days. The court service's own code
adds 26 weeks to the day of submission: submission + 182 days. Both are conventions here, by name; neither is "the" 26
weeks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from waypost.foundation.errors import OursToFix
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.limit import Limit, Unit
from waypost.vocabulary.sharing_terms import roles
from waypost.vocabulary.waits import CAFCASS, COURT, EXPERTS, LOCAL_AUTHORITY, OTHER

AUTHOR = "author"
"""The owner of a step whose move is that of whoever the court asked for the report."""

OWNERS = (COURT, CAFCASS, LOCAL_AUTHORITY, EXPERTS, OTHER, AUTHOR)
"""Whose move a step can be."""


class TimetableWrong(OursToFix):
    """A timetable of ours is not well formed, or was asked for a convention that it does not have."""


class Sureness(StrEnum):
    """How sure we are of a limit, surest first."""

    STATUTE = "statute"
    PRACTICE_DIRECTION = "practice_direction"
    COURT_ORDER = "court_order"  # no law sets a day; the court does, child by child
    AGENCY_PRACTICE = "agency_practice"  # an agency's own published plan or program
    SET_BY_AREA = "set_by_area"  # from a file that an area supplied
    LOCAL_PRACTICE = "local_practice"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event that starts or satisfies a step: its kind and, where given, its code and its flag."""

    kind: EventKind
    code: str | None = None
    flag: bool | None = None


DAY_BEFORE = Limit(1, Unit.CALENDAR_DAYS, is_counting_day_one=False)
"""How long before what it must precede a step is due, where the step does not say."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a timetable.

    `conventions` names those to which it belongs. Any of `starts_with` starts the clock, the first in the list that is
    known; any of `satisfied_by` satisfies it. `owner` is whose move it is, `role` who does it at Cafcass where one role
    does. `limit` is null where nothing sets a length. `not_before` is the earliest proper day. `before` names events
    that must not come first: the step is due `lead` before them. Where a step has more than one end, the first holds.

    `is_extended`: an extension of the proceedings moves the end. `is_set_by_order`: the day that the starting event
    gives (`due_on`) is the end, whatever the limit. `is_repeated`: it is told once for each starting event, each
    answered by the first satisfying event of the same code that answers no other. `is_told_once_started`: before its
    clock starts it is nobody's step, and is not told. `is_told_once_done`: few sources tell that it was done, so its
    silence says nothing, and nobody is said to be late with it.
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
    owner: str
    note: str = ""
    role: str | None = None
    lead: Limit = DAY_BEFORE
    is_set_by_order: bool = False
    is_repeated: bool = False
    is_told_once_started: bool = False
    is_told_once_done: bool = False

    def __post_init__(self) -> None:
        if self.owner not in OWNERS or (self.role is not None and self.role not in roles()):
            raise ValueError(f"step {self.step}: nobody of that name can own it")
        if self.owner == AUTHOR and not self.is_repeated:
            raise ValueError(f"step {self.step}: only a step told for each report has the report's author")

    def is_in_force_on(self, day: date) -> bool:
        """Say whether the step binds a clock that starts on `day`."""
        return self.in_force_from <= day <= (self.in_force_to or day)

    @property
    def counted_in(self) -> str:
        """What its days left and days late are counted in: working_days or calendar_days."""
        ends = [self.limit] if self.limit else [self.lead] if self.before else []
        is_working = any(end.unit is Unit.WORKING_DAYS for end in ends)
        return (Unit.WORKING_DAYS if is_working else Unit.CALENDAR_DAYS).value


@dataclass(frozen=True, slots=True)
class Convention:
    """A named way of counting, what it means, its source and how sure we are of it."""

    convention: str
    title: str
    meaning: str
    source: str
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Binding:
    """Which children a timetable binds: an empty list narrows nothing. `when`: any of these must have happened.

    `is_before_court`: it is told of a child, not of proceedings, from what no court tells and the application.
    """

    laws: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    not_applications: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    when: tuple[Mark, ...] = ()
    is_before_court: bool = False

    def fits(self, law: str | None, application: str | None, track: str | None) -> bool:
        """Say whether proceedings of that law, application and track can be bound."""
        return (
            (not self.laws or law in self.laws)
            and (not self.applications or application in self.applications)
            and application not in self.not_applications
            and (not self.tracks or track in self.tracks)
        )


@dataclass(frozen=True, slots=True)
class Timetable:
    """A timetable: whom it binds, its conventions by name, and its steps in their order.

    `for_tasks` is the convention that people's tasks are counted by, where they have to choose one. Any of `ends_with`
    ends it: what is not done by then is nobody's next step, until any of `begins_again_with` happens. Before the last
    of `starts_anew_with` nothing counts. An extension is usually of `usual_extension_weeks`.
    """

    timetable: str
    title: str
    source: str
    conventions: Mapping[str, Convention]
    steps: tuple[Step, ...]
    usual_extension_weeks: int | None
    for_tasks: str
    binds: Binding = Binding()
    ends_with: tuple[Mark, ...] = ()
    begins_again_with: tuple[Mark, ...] = ()
    starts_anew_with: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        names = {name for step in self.steps for name in step.conventions}
        if names != set(self.conventions) or self.for_tasks not in names:
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
        steps=tuple(step_from(step) for step in given["steps"]),
        usual_extension_weeks=given.get("usual_extension_weeks"),
        for_tasks=given["for_tasks"],
        binds=_binding(given["binds"]),
        ends_with=_marks(given.get("ends_with", ())),
        begins_again_with=_marks(given.get("begins_again_with", ())),
        starts_anew_with=_marks(given.get("starts_anew_with", ())),
    )


def _binding(given: Mapping[str, Any]) -> Binding:
    names = ("laws", "applications", "not_applications", "tracks")
    return Binding(
        **{name: tuple(given.get(name, ())) for name in names},
        when=_marks(given.get("when", ())),
        is_before_court=bool(given.get("before_court", False)),
    )


def _convention(name: str, given: Mapping[str, Any]) -> Convention:
    return Convention(name, given["title"], given["meaning"], given["source"], Sureness(given["sureness"]))


def step_from(given: Mapping[str, Any]) -> Step:
    """Return the step that well-formed keys tell."""
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
        owner=given["owner"],
        role=given.get("role"),
        lead=_limit(given, "lead", "lead_unit") or DAY_BEFORE,
        is_set_by_order=bool(given.get("set_by_order", False)),
        is_repeated=bool(given.get("repeated", False)),
        is_told_once_started=bool(given.get("told_once_started", False)),
        is_told_once_done=bool(given.get("told_once_done", False)),
    )


def _marks(given: Any) -> tuple[Mark, ...]:
    return tuple(Mark(EventKind(mark["kind"]), mark.get("code"), mark.get("flag")) for mark in given)


def _limit(given: Mapping[str, Any], key: str, unit: str = "unit") -> Limit | None:
    if key not in given:
        return None
    is_counting_day_one = bool(given["counting_day_one"]) if unit == "unit" else False
    return Limit(int(given[key]), Unit(given[unit]), is_counting_day_one)


NAMES = (
    *("care_proceedings", "child_focused_courts", "child_arrangements_programme", "rule_16_4"),
    *("section_7", "section_37", "pre_proceedings"),
)
TIMETABLES: Mapping[str, Timetable] = MappingProxyType({name: read_timetable(name) for name in NAMES})
"""Every timetable by name."""


def timetable_for(application: str | None, track: str | None) -> Timetable | None:
    """Return the timetable of a way of working, from an application and a track; None where we have none.

    What binds a child besides, such as a report's, `timetable_engine.binding` says.
    """
    ways = (timetable for timetable in TIMETABLES.values() if timetable.binds.applications or timetable.binds.tracks)
    return next((way for way in ways if way.binds.fits(None, application, track)), None)
