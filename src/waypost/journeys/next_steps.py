"""The steps of every timetable that binds a child, as an account tells them: done, due, late, and by how much.

Pure. The engine is `vocabulary.timetable_engine`; which timetable binds whom is data beside its steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from waypost.journeys.account import NextStep
from waypost.journeys.record import ChildInProceedings, Event
from waypost.journeys.wording import NO_LAW, day_in_words
from waypost.vocabulary.local_timetable import LocalTimetable, in_area
from waypost.vocabulary.timetable import Timetable
from waypost.vocabulary.timetable_engine import OF_AN_APPLICATION, before_court, binding, progress
from waypost.vocabulary.timetable_told import DONE, StepTold


def next_steps(
    placed: ChildInProceedings | None,
    facts: Sequence[Event],
    on: date,
    local: Sequence[LocalTimetable] = (),
) -> tuple[NextStep, ...]:
    """Return every step of the timetables that bind a child as of a day, under each of their conventions.

    `facts` are those of one account; `local` are areas' own steps, which bind the children of their area. The steps of
    the proceedings come first, those of before court last. Once a timetable has ended, or a final order is made, what
    was not done is no longer next and is left out.
    """
    timetables = in_area(placed.area if placed else None, local)
    return tuple(
        _step(timetable, convention, step, is_one_of_many)
        for timetable, own in _bound(placed, facts, on, timetables)
        for convention in timetable.conventions
        for step, is_one_of_many in _told(timetable, convention, own, on, is_settled=_is_settled(placed, on))
    )


def _bound(
    placed: ChildInProceedings | None, facts: Sequence[Event], on: date, timetables: Sequence[Timetable]
) -> Iterator[tuple[Timetable, list[Event]]]:
    """Yield each timetable that binds, with the facts that it looks at."""
    if placed is not None:
        own = [fact for fact in facts if fact.proceedings_id == placed.proceedings_id]
        for timetable in binding(placed.law, placed.application, placed.track, own, on, timetables):
            yield timetable, own
    untold = [fact for fact in facts if fact.proceedings_id is None or fact.kind in OF_AN_APPLICATION]
    for timetable in before_court(untold, on, timetables):
        yield timetable, untold


def _is_settled(placed: ChildInProceedings | None, on: date) -> bool:
    settled_on = placed.first_final_order_on if placed else None
    return settled_on is not None and settled_on <= on


def _told(
    timetable: Timetable, convention: str, facts: Sequence[Event], on: date, *, is_settled: bool
) -> Iterator[tuple[StepTold, bool]]:
    """Yield each step that an account tells, and whether it is one of several of its name."""
    told = progress(timetable, convention, facts, on)
    names = [step.step for step in told.steps]
    for step in told.steps:
        if step.status == DONE or (told.ended_on is None and not is_settled):
            yield step, names.count(step.step) > 1


def _step(timetable: Timetable, convention: str, step: StepTold, is_one_of_many: bool) -> NextStep:
    ordered = f", ordered {day_in_words(step.started_on)}" if is_one_of_many and step.started_on else ""
    return NextStep(
        name=step.name + ordered,
        due_on=step.due_on,
        status=step.status,
        days_late=max(0, step.days_late or 0),
        convention=timetable.conventions[convention].title,
        source=_on_whose_word(step),
        counted_in=step.counted_in,
        owner=step.owner,
        done_on=step.done_on,
        timetable=timetable.timetable,
        step=step.step,
        number=step.number,
        how_sure=step.sureness,
        role=step.role,
    )


def _on_whose_word(step: StepTold) -> str:
    """Return the limit's source, and say so where it is no law: a step late against local practice breaks none."""
    return f"{words}: {step.source}" if (words := NO_LAW.get(step.sureness)) else step.source
