"""Tasks: what is still to be done for one child on a day, whose move it is, when it is due and on whose word.

A person's list cannot count one thing by two clocks, so each timetable names the convention that tasks are counted by
(`for_tasks`), and the caller may choose another. `timetable_columns` gives the same tasks for many children at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waypost.vocabulary.timetable import TIMETABLES, Timetable
from waypost.vocabulary.timetable_engine import before_court, binding, progress
from waypost.vocabulary.timetable_told import LATE, NOT_STARTED, Happened, StepTold
from waypost.vocabulary.working_days import working_days_between

OURS = tuple(TIMETABLES.values())


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `number` tells apart what is told more than once, such as each report.

    `status` is due or late. `due_on` is null where nobody set a day, and so are the days. `working_days_left` is 0 on
    the last day and negative after it; `days_late` is counted as the limit is (`counted_in`), 0 in time. `owner` is
    whose move it is, `role` who does it at Cafcass where one role does. `source` and `sureness` say on whose word.
    """

    timetable: str
    convention: str
    step: str
    number: int
    name: str
    owner: str
    role: str | None
    status: str
    started_on: date
    due_on: date | None
    listed_on: date | None
    working_days_left: int | None
    days_late: int | None
    counted_in: str
    source: str
    sureness: str

    def __post_init__(self) -> None:
        if (self.due_on is None) != (self.working_days_left is None):
            raise ValueError("a task without a day has no days left")


def tasks_in_proceedings(
    law: str | None,
    application: str | None,
    track: str | None,
    facts: Sequence[Happened],
    on: date,
    *,
    timetables: Sequence[Timetable] = OURS,
    conventions: Mapping[str, str] | None = None,
) -> tuple[Task, ...]:
    """Return a child's tasks in one set of proceedings as of a day, in the order in which to do them.

    `facts` are the child's events in them. The late come first, then what is due first; what has no day comes last.
    `conventions` names, by timetable, another convention than its own for tasks. Raises `TimetableWrong` for one that a
    timetable does not have.
    """
    return _ordered(binding(law, application, track, facts, on, timetables), facts, on, conventions or {})


def tasks_before_court(
    facts: Sequence[Happened],
    on: date,
    *,
    timetables: Sequence[Timetable] = OURS,
    conventions: Mapping[str, str] | None = None,
) -> tuple[Task, ...]:
    """Return a child's tasks before court as of a day. `facts` are what no court tells, and the application."""
    return _ordered(before_court(facts, on, timetables), facts, on, conventions or {})


def _ordered(
    bound: Iterable[Timetable], facts: Sequence[Happened], on: date, conventions: Mapping[str, str]
) -> tuple[Task, ...]:
    return tuple(sorted(_tasks(bound, facts, on, conventions), key=lambda task: (task.status != LATE, _due(task))))


def _due(task: Task) -> date:
    return task.due_on or date.max


def _tasks(
    bound: Iterable[Timetable], facts: Sequence[Happened], on: date, conventions: Mapping[str, str]
) -> Iterator[Task]:
    for timetable in bound:
        convention = conventions.get(timetable.timetable, timetable.for_tasks)
        for step in progress(timetable, convention, facts, on).open_steps:
            if step.status != NOT_STARTED and step.started_on is not None:
                yield _task(timetable.timetable, convention, step, step.started_on, on)


def _task(timetable: str, convention: str, step: StepTold, started_on: date, on: date) -> Task:
    return Task(
        timetable=timetable,
        convention=convention,
        step=step.step,
        number=step.number,
        name=step.name,
        owner=step.owner,
        role=step.role,
        status=step.status,
        started_on=started_on,
        due_on=step.due_on,
        listed_on=step.listed_on,
        working_days_left=working_days_between(on, step.due_on) if step.due_on else None,
        days_late=step.days_late,
        counted_in=step.counted_in,
        source=step.source,
        sureness=step.sureness,
    )
