"""The one engine of timetables: for any child on any day, what is done, what is due, what is late, what is next.

Casework's tasks, the families' tracker and the national measures all ask it. It is pure: events and a day in, an
answer out. What happened after the day asked is not looked at, except that a hearing listed for a later day is said to
be listed. `timetable_tasks` gives the same answers for many children at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from waypost.vocabulary.events import EventKind
from waypost.vocabulary.limit import Unit
from waypost.vocabulary.timetable import AUTHOR, TIMETABLES, Mark, Step, Timetable
from waypost.vocabulary.timetable_told import (
    DONE,
    DUE,
    LATE,
    NOT_STARTED,
    STATUSES,
    ExtensionTold,
    Fact,
    Happened,
    Progress,
    StepTold,
)
from waypost.vocabulary.waits import OTHER, REPORT_OWNERS
from waypost.vocabulary.working_days import working_days_between

__all__ = ["DONE", "DUE", "LATE", "NOT_STARTED", "STATUSES", "Fact", "Happened", "Progress", "StepTold"]

CALLED_OFF = (EventKind.HEARING_VACATED, EventKind.HEARING_ADJOURNED, EventKind.HEARING_REMOVED)
"""Kinds that say of a listed day that its hearing does not stand on it."""

OF_AN_APPLICATION = (EventKind.APPLICATION_SUBMITTED, EventKind.APPLICATION_ISSUED)
"""What a court tells that ends what came before court."""

_Fact = TypeVar("_Fact", bound=Happened)


def binding(
    law: str | None,
    application: str | None,
    track: str | None,
    facts: Sequence[Happened],
    on: date,
    timetables: Iterable[Timetable] = tuple(TIMETABLES.values()),
) -> tuple[Timetable, ...]:
    """Return the timetables of proceedings that bind a child in them on a day, in their order.

    `facts` are the child's events in those proceedings. What binds before court is none of theirs: `before_court`.
    """
    return tuple(
        timetable
        for timetable in timetables
        if not timetable.binds.is_before_court
        and timetable.binds.fits(law, application, track)
        and _is_called_for(timetable, facts, on)
    )


def before_court(
    facts: Sequence[Happened], on: date, timetables: Iterable[Timetable] = tuple(TIMETABLES.values())
) -> tuple[Timetable, ...]:
    """Return the timetables that bind a child before court on a day. `facts` are what no court tells of the child."""
    return tuple(
        timetable
        for timetable in timetables
        if timetable.binds.is_before_court and _is_called_for(timetable, facts, on)
    )


def _is_called_for(timetable: Timetable, facts: Sequence[Happened], on: date) -> bool:
    when = timetable.binds.when
    return not when or any(fact.happened_on <= on and _matches_any(fact, when) for fact in facts)


def progress(timetable: Timetable, convention: str, facts: Iterable[Happened], on: date) -> Progress:
    """Tell the timetable under a convention for one child in one set of proceedings, as things stood on the day `on`.

    `facts` are the child's events in those proceedings, in any order. Raises `TimetableWrong` for an unknown
    convention.
    """
    ordered = _standing(sorted(facts, key=_place))
    anew_on = max((f.happened_on for f in ordered if f.happened_on <= on and _begins(timetable, f)), default=date.min)
    past = [fact for fact in ordered if anew_on <= fact.happened_on <= on]
    ahead = [fact for fact in ordered if fact.happened_on > on and fact.kind == EventKind.HEARING_LISTED]
    told: list[StepTold] = []
    extensions: tuple[ExtensionTold, ...] = ()
    for step in timetable.steps_of(convention):
        # An area's own step stands before the one whose place it takes while it is in force.
        taken = {(one.step, one.number) for one in told}
        for one, granted in _each(timetable, step, past, ahead, on):
            if (one.step, one.number) not in taken and (one.status == DONE or not step.is_told_once_done):
                told.append(one)
                extensions = extensions or granted
    return Progress(timetable.timetable, convention, on, tuple(told), extensions, _ended_on(timetable, past))


def _place(fact: Happened) -> tuple[date, str, str, date, str]:
    """Return the place of a fact in the order in which the engine reads: the same however the facts came."""
    return fact.happened_on, fact.kind.value, fact.code or "", fact.due_on or date.max, fact.owner or ""


def _begins(timetable: Timetable, fact: Happened) -> bool:
    return _matches_any(fact, timetable.starts_anew_with)


def _standing(facts: list[_Fact]) -> list[_Fact]:
    """Return the facts without the listings of hearings that were called off."""
    off = {(fact.happened_on, fact.code) for fact in facts if fact.kind in CALLED_OFF}
    return [f for f in facts if f.kind != EventKind.HEARING_LISTED or (f.happened_on, f.code) not in off]


def _ended_on(timetable: Timetable, past: Sequence[Happened]) -> date | None:
    """Return the day that ended the timetable, unless it began again on a later one."""
    ended = max((fact.happened_on for fact in past if _matches_any(fact, timetable.ends_with)), default=None)
    again = max((fact.happened_on for fact in past if _matches_any(fact, timetable.begins_again_with)), default=None)
    return None if ended and again and again > ended else ended


def _matches(fact: Happened, mark: Mark) -> bool:
    return (
        fact.kind == mark.kind
        and (mark.code is None or fact.code == mark.code)
        and (mark.flag is None or fact.flag is mark.flag)
    )


def _matches_any(fact: Happened, marks: Iterable[Mark]) -> bool:
    return any(_matches(fact, mark) for mark in marks)


def _first(marks: Sequence[Mark], facts: Iterable[Happened], since: date = date.min) -> date | None:
    """Return the first day since `since` on which any of the marks happened."""
    return next((f.happened_on for f in facts if f.happened_on >= since and _matches_any(f, marks)), None)


def _each(
    timetable: Timetable, step: Step, past: list[Happened], ahead: list[Happened], on: date
) -> Iterator[tuple[StepTold, tuple[ExtensionTold, ...]]]:
    """Yield the step as told, with its extensions: once, or once for each of its starting events."""
    if not step.is_repeated:
        started_on = _start(step, past)
        is_told = started_on is not None or not step.is_told_once_started
        if is_told and step.is_in_force_on(started_on or on):
            started = _first_fact(step, past, started_on)
            done_on = _first(step.satisfied_by, past, started_on) if started_on else None
            end = _last_day(step, started, past + ahead) if started else None
            granted = _extensions(timetable, step, started_on, end, past)
            yield _told(step, started, done_on, end, granted, ahead, on), granted
        return
    for number, (started, done_on) in enumerate(_answered(step, past), start=1):
        if step.is_in_force_on(started.happened_on):
            end = _last_day(step, started, past + ahead)
            yield replace(_told(step, started, done_on, end, (), ahead, on), number=number), ()


def _start(step: Step, past: list[Happened]) -> date | None:
    """Return the day on which the step's clock started: that of the first mark in its list that is known."""
    return next((day for mark in step.starts_with if (day := _first((mark,), past))), None)


def _first_fact(step: Step, past: list[Happened], started_on: date | None) -> Happened | None:
    return next((f for f in past if f.happened_on == started_on and _matches_any(f, step.starts_with)), None)


def _answered(step: Step, past: list[Happened]) -> Iterator[tuple[Happened, date | None]]:
    """Yield each starting event with the day it was answered. One told twice for one day to keep is one."""
    answers = [fact for fact in past if _matches_any(fact, step.satisfied_by)]
    seen: set[tuple[str | None, date | None]] = set()
    for fact in past:
        if not _matches_any(fact, step.starts_with) or (fact.code, fact.due_on) in seen:
            continue
        seen.add((fact.code, fact.due_on))
        answer = next((a for a in answers if a.code == fact.code and a.happened_on >= fact.happened_on), None)
        if answer is not None:
            answers.remove(answer)
        yield fact, answer.happened_on if answer else None


def _extensions(
    timetable: Timetable, step: Step, started_on: date | None, end: date | None, past: list[Happened]
) -> tuple[ExtensionTold, ...]:
    """Return the extensions in order of grant. One without a day is taken as of the usual length (an assumption)."""
    if not step.is_extended or started_on is None or end is None or timetable.usual_extension_weeks is None:
        return ()
    usual = timedelta(weeks=timetable.usual_extension_weeks)
    told = []
    for fact in past:
        if fact.kind == EventKind.EXTENSION_GRANTED and fact.happened_on >= started_on:
            to = fact.due_on or end + usual
            told.append(ExtensionTold(fact.happened_on, to, is_longer_than_usual=to > end + usual))
            end = max(end, to)
    return tuple(told)


def _told(
    step: Step,
    started: Happened | None,
    done_on: date | None,
    unextended: date | None,
    granted: tuple[ExtensionTold, ...],
    ahead: list[Happened],
    on: date,
) -> StepTold:
    started_on = started.happened_on if started else None
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
        listed_on=None if done_on else _first(as_listed(step), ahead),
        days_late=_days_late(step, due_on, done_on, on, status),
        counted_in=step.counted_in,
        is_before_earliest=bool(done_on and earliest_on and done_on < earliest_on),
        source=step.source,
        sureness=step.sureness.value,
        owner=_owner(step, started),
        role=step.role,
    )


def _owner(step: Step, started: Happened | None) -> str:
    if step.owner != AUTHOR or started is None:
        return step.owner
    return REPORT_OWNERS.get(started.owner or "", OTHER)


def _last_day(step: Step, started: Happened, facts: list[Happened]) -> date | None:
    """Return the last day of a step without extensions: the first of what the order, the limit and the lead say.

    Where the court set the day, no limit counts.
    """
    if step.is_set_by_order and started.due_on is not None:
        return started.due_on
    ends = [step.limit.last_day(started.happened_on)] if step.limit is not None else []
    following = _first(step.before, facts, started.happened_on) if step.before else None
    return min([*ends, *([step.lead.before(following)] if following else [])], default=None)


def _status(started_on: date | None, done_on: date | None, due_on: date | None, on: date) -> str:
    if started_on is None:
        return NOT_STARTED
    if done_on is not None:
        return DONE
    return LATE if due_on is not None and on > due_on else DUE


def _days_late(step: Step, due_on: date | None, done_on: date | None, on: date, status: str) -> int | None:
    """Return the days from the last day to the day it was done, or to the day asked when it is late."""
    if due_on is None:
        return None
    if status == DUE:
        return 0
    end = done_on or on
    return working_days_between(due_on, end) if step.counted_in == Unit.WORKING_DAYS else (end - due_on).days


def as_listed(step: Step) -> tuple[Mark, ...]:
    """Return the marks of a hearing listed that, once held, would satisfy the step."""
    return tuple(
        Mark(EventKind.HEARING_LISTED, mark.code) for mark in step.satisfied_by if mark.kind is EventKind.HEARING_HELD
    )
