"""The one engine of timetables: for any child on any day, what is done, what is due, what is late, what is next.

Casework's tasks, the families' tracker and the national measures all ask it. It is pure: events and a day in, an
answer out. What happened after the day asked is not looked at, except that a hearing listed for a later day is said to
be listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from waypost.vocabulary.events import EventKind
from waypost.vocabulary.timetable import Mark, Step, Timetable, Unit
from waypost.vocabulary.working_days import working_days_between

DONE, DUE, LATE, NOT_STARTED = "done", "due", "late", "not_started"
STATUSES = (DONE, DUE, LATE, NOT_STARTED)


class Happened(Protocol):
    """An event, as far as a timetable looks at it. An event of the record is one."""

    @property
    def kind(self) -> EventKind:
        """What happened."""

    @property
    def happened_on(self) -> date:
        """The day; for a listed hearing the day it is listed for."""

    @property
    def code(self) -> str | None:
        """The event's code, as vocabulary.events says."""

    @property
    def due_on(self) -> date | None:
        """For an extension, the new last day."""

    @property
    def flag(self) -> bool | None:
        """For an order, whether it is final."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event where there is no record: the five things that a timetable looks at."""

    kind: EventKind
    happened_on: date
    code: str | None = None
    due_on: date | None = None
    flag: bool | None = None


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step on one day.

    `status` is done, due, late or not_started (its clock has not). `due_on` is the last day, null where the court sets
    it or the clock has not started; `unextended_due_on` the last day without extensions. `days_late` is counted in
    `counted_in` (working_days or calendar_days): done early is negative, done late or late positive, 0 in time; null
    where there is no last day. `listed_on` is the day of a hearing listed for it. `is_before_earliest` says that it
    was done before its earliest proper day.
    """

    step: str
    name: str
    status: str
    started_on: date | None
    due_on: date | None
    unextended_due_on: date | None
    earliest_on: date | None
    done_on: date | None
    listed_on: date | None
    days_late: int | None
    counted_in: str
    is_before_earliest: bool
    source: str
    sureness: str

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"a step's status is one of {', '.join(STATUSES)}")


@dataclass(frozen=True, slots=True)
class ExtensionTold:
    """An extension granted: a permission laid over the timetable, no wait. `is_longer_than_usual` asks for a look."""

    granted_on: date
    extended_to_on: date
    is_longer_than_usual: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A timetable told for one child on one day. `next_step` is the step that comes next, null when all is done."""

    timetable: str
    convention: str
    on: date
    steps: tuple[StepTold, ...]
    extensions: tuple[ExtensionTold, ...]
    next_step: StepTold | None

    def step(self, step: str) -> StepTold:
        """Return the step of that name; raise KeyError when this convention has none."""
        return {told.step: told for told in self.steps}[step]


def progress(timetable: Timetable, convention: str, facts: Iterable[Happened], on: date) -> Progress:
    """Tell the timetable under a convention for one child in one set of proceedings, as things stood on the day `on`.

    `facts` are the child's events in those proceedings, in any order. Raises `TimetableWrong` for an unknown
    convention.
    """
    ordered = sorted(facts, key=lambda fact: (fact.happened_on, fact.kind, fact.code or ""))
    past = [fact for fact in ordered if fact.happened_on <= on]
    ahead = [fact for fact in ordered if fact.happened_on > on and fact.kind == EventKind.HEARING_LISTED]
    told = []
    extensions: tuple[ExtensionTold, ...] = ()
    for step in timetable.steps_of(convention):
        started_on = _start(step, past)
        if not step.is_in_force_on(started_on or on):
            continue
        granted = _extensions(timetable, step, started_on, past) if step.is_extended else ()
        extensions = extensions or granted
        told.append(_told(step, started_on, granted, past, ahead, on))
    return Progress(timetable.timetable, convention, on, tuple(told), extensions, _next(told))


def _matches(fact: Happened, mark: Mark) -> bool:
    return (
        fact.kind == mark.kind
        and (mark.code is None or fact.code == mark.code)
        and (mark.flag is None or fact.flag is mark.flag)
    )


def _first(marks: Iterable[Mark], facts: Iterable[Happened], since: date = date.min) -> date | None:
    """Return the first day since `since` on which any of the marks happened."""
    wanted = tuple(marks)
    return next((f.happened_on for f in facts if f.happened_on >= since and any(_matches(f, m) for m in wanted)), None)


def _start(step: Step, past: list[Happened]) -> date | None:
    """Return the day on which the step's clock started: that of the first mark in its list that is known."""
    return next((day for mark in step.starts_with if (day := _first((mark,), past))), None)


def _extensions(
    timetable: Timetable, step: Step, started_on: date | None, past: list[Happened]
) -> tuple[ExtensionTold, ...]:
    """Return the extensions in order of grant. One without a day is taken as of the usual length (an assumption)."""
    if started_on is None or step.limit is None or timetable.usual_extension_weeks is None:
        return ()
    usual = timedelta(weeks=timetable.usual_extension_weeks)
    end = step.limit.last_day(started_on)
    told = []
    for fact in past:
        if fact.kind == EventKind.EXTENSION_GRANTED and fact.happened_on >= started_on:
            to = fact.due_on or end + usual
            told.append(ExtensionTold(fact.happened_on, to, is_longer_than_usual=to > end + usual))
            end = max(end, to)
    return tuple(told)


def _told(
    step: Step,
    started_on: date | None,
    granted: tuple[ExtensionTold, ...],
    past: list[Happened],
    ahead: list[Happened],
    on: date,
) -> StepTold:
    done_on = _first(step.satisfied_by, past, started_on) if started_on else None
    unextended = _last_day(step, started_on, past + ahead)
    due_on = max([unextended, *(extension.extended_to_on for extension in granted)]) if unextended else None
    earliest_on = step.not_before.last_day(started_on) if step.not_before and started_on else None
    status = _status(started_on, done_on, due_on, on)
    return StepTold(
        step=step.step,
        name=step.name,
        status=status,
        started_on=started_on,
        due_on=due_on,
        unextended_due_on=unextended,
        earliest_on=earliest_on,
        done_on=done_on,
        listed_on=None if done_on else _first(_as_listed(step), ahead),
        days_late=_days_late(step, due_on, done_on, on, status),
        counted_in=_counted_in(step),
        is_before_earliest=bool(done_on and earliest_on and done_on < earliest_on),
        source=step.source,
        sureness=step.sureness.value,
    )


def _last_day(step: Step, started_on: date | None, facts: list[Happened]) -> date | None:
    """Return the last day of a step without extensions: of its limit, or the day before what it must come before."""
    if started_on is None:
        return None
    if step.limit is not None:
        return step.limit.last_day(started_on)
    following = _first(step.before, facts, started_on)
    return following - timedelta(days=1) if following else None


def _status(started_on: date | None, done_on: date | None, due_on: date | None, on: date) -> str:
    if started_on is None:
        return NOT_STARTED
    if done_on is not None:
        return DONE
    return LATE if due_on is not None and on > due_on else DUE


def _counted_in(step: Step) -> str:
    return Unit.WORKING_DAYS.value if step.limit and step.limit.unit is Unit.WORKING_DAYS else Unit.CALENDAR_DAYS.value


def _days_late(step: Step, due_on: date | None, done_on: date | None, on: date, status: str) -> int | None:
    """Return the days from the last day to the day it was done, or to the day asked when it is late."""
    if due_on is None:
        return None
    if status == DUE:
        return 0
    end = done_on or on
    return working_days_between(due_on, end) if _counted_in(step) == Unit.WORKING_DAYS else (end - due_on).days


def _as_listed(step: Step) -> tuple[Mark, ...]:
    """Return the marks of a hearing listed that, once held, would satisfy the step."""
    return tuple(
        Mark(EventKind.HEARING_LISTED, mark.code) for mark in step.satisfied_by if mark.kind is EventKind.HEARING_HELD
    )


def _next(told: list[StepTold]) -> StepTold | None:
    """Return the step not done that is due first; steps without a day come after those with one, in their order."""
    waiting = [step for step in told if step.status != DONE]
    return min(waiting, key=lambda step: step.due_on or date.max, default=None)
