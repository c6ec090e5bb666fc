"""What a timetable looks at, and what the engine tells of it. Frozen values that check themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from waypost.vocabulary.events import EventKind

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
        """For an extension the new last day, for a report ordered the day that the court set."""

    @property
    def flag(self) -> bool | None:
        """For an order, whether it is final."""

    @property
    def owner(self) -> str | None:
        """For a report, who writes it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event where there is no record: the six things that a timetable looks at."""

    kind: EventKind
    happened_on: date
    code: str | None = None
    due_on: date | None = None
    flag: bool | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step on one day.

    `status` is done, due, late or not_started (its clock has not). `due_on` is the last day, null where nobody set one
    or the clock has not started; `unextended_due_on` the last day without extensions. `days_late` is counted in
    `counted_in` (working_days or calendar_days): done early is negative, done late or late positive, 0 in time; null
    where there is no last day. `listed_on` is the day of a hearing listed for it. `is_before_earliest` says that it
    was done before its earliest proper day. `owner` is whose move it is and `role` who does it at Cafcass, where one
    role does. `number` counts what is told more than once, such as each report: 1 for the first.
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
    owner: str
    role: str | None = None
    number: int = 1

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
    """A timetable told for one child on one day.

    `next_step` is the step that comes next, null when all is done or the timetable ended (`ended_on`).
    """

    timetable: str
    convention: str
    on: date
    steps: tuple[StepTold, ...]
    extensions: tuple[ExtensionTold, ...]
    ended_on: date | None

    @property
    def open_steps(self) -> tuple[StepTold, ...]:
        """The steps that are still somebody's to do: none once the timetable has ended."""
        return () if self.ended_on else tuple(step for step in self.steps if step.status != DONE)

    @property
    def next_step(self) -> StepTold | None:
        """The open step that is due first; steps without a day come after those with one, in their order."""
        return min(self.open_steps, key=lambda step: step.due_on or date.max, default=None)

    def step(self, step: str, number: int = 1) -> StepTold:
        """Return the step of that name, of several the one of that number; raise KeyError when there is none."""
        return {(told.step, told.number): told for told in self.steps}[step, number]
