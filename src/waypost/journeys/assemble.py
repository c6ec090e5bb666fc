"""Assembles events into journeys and into the rows that measures read. Pure: the reference for every store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from waypost.journeys.case_statements import NOTHING_SAID, CaseFacts, ProceedingsStatement, facts_of_cases, null_first
from waypost.journeys.collapse import EPOCH
from waypost.journeys.practice import practice_of, with_returns
from waypost.journeys.record import Allocation, Child, ChildInProceedings, Event, Journey, Proceedings
from waypost.journeys.tables import is_court
from waypost.vocabulary.cancellations import NO_LONGER_NEEDED
from waypost.vocabulary.events import EventKind

TAKEN_AS_HELD = "taken_as_held"
ASSESSMENT_AND_PLAN = "assessment_and_plan"
PERHAPS_HOUSEKEEPING = "no_reason_given_perhaps_housekeeping"
"""Doubt of a hearing called off without a reason: it may never have been one."""
_CANCELLED = (EventKind.HEARING_VACATED, EventKind.HEARING_ADJOURNED)
_RANK = {kind: rank for rank, kind in enumerate(EventKind)}
_OF_WORK = ("law", "application", "track", "area", "authority", "service_area")


def as_told(event: Event, as_of: date) -> Event:
    """Return the event as it is told on a day: a hearing listed for a day gone by, and not cancelled, was held.

    The public-law feed never says that a hearing was held, so the inference is marked as doubt.
    """
    is_past = event.kind is EventKind.HEARING_LISTED and event.superseded_at is None and event.happened_on < as_of
    if not is_past:
        return event
    doubt = f"{event.doubt},{TAKEN_AS_HELD}" if event.doubt else TAKEN_AS_HELD
    return replace(event, kind=EventKind.HEARING_HELD, doubt=doubt)


def event_order(event: Event) -> tuple[Any, ...]:
    """Return the sort key of an event in the record: child, day, kind as journeys meet them, then declared ties."""
    where = event.provenance
    return (
        *(event.child_id, event.happened_on, _RANK[event.kind], *null_first(event.code), where.source),
        *(*null_first(where.sender), where.record_key, where.fact_key),
        *(event.learnt_at is not None, event.learnt_at or EPOCH, event.event_id),
    )


def in_order(events: Iterable[Event], as_of: date) -> list[Event]:
    """Return events as they are told on a day, in the declared order."""
    return sorted((as_told(event, as_of) for event in events), key=event_order)


def said(events: Iterable[Event]) -> list[Event]:
    """Return the events that are still said: those that no later statement took back."""
    return [event for event in events if event.superseded_at is None]


def assemble_journey(child: Child, events: Sequence[Event], rows: Iterable[ChildInProceedings]) -> Journey:
    """Return one child's journey from their own events in order: what is still said."""
    own = sorted((row for row in rows if row.child_id == child.child_id), key=lambda row: row.proceedings_id)
    return Journey(child, tuple(event for event in said(events) if event.child_id == child.child_id), tuple(own))


def assemble_children(
    events: Iterable[Event], statements: Iterable[ProceedingsStatement], children: dict[str, Child]
) -> list[ChildInProceedings]:
    """Return one row a child in proceedings, from events still said and the last known statements of each case."""
    of_pair: dict[tuple[str, str], list[Event]] = {}
    for event in said(events):
        if event.proceedings_id is not None:
            of_pair.setdefault((event.child_id, event.proceedings_id), []).append(event)
    told = facts_of_cases(statements)
    return with_returns(
        _child_in_proceedings(
            children[child_id],
            proceedings_id,
            of_pair[child_id, proceedings_id],
            told.get(proceedings_id, NOTHING_SAID),
        )
        for child_id, proceedings_id in sorted(of_pair)
    )


def assemble_allocations(
    said_last: Iterable[Mapping[str, Any]],
    statements: Iterable[ProceedingsStatement],
    proceedings: Iterable[Proceedings] = (),
) -> list[Allocation]:
    """Return one row a practitioner's work, from the last known statements of it and of each case, in declared order.

    `said_last` has the columns of linked.LINKED_ALLOCATIONS; `proceedings` say when each case was closed.
    """
    closed = {case.proceedings_id: case.closed_on for case in proceedings}
    told = facts_of_cases(statements)
    own = ("role", "proceedings_id", "child_id", "started_on", "ended_on", "source", "sender", "record_key")
    rows = [
        Allocation(
            practitioner=work["practitioner_key"],
            **{column: work[column] for column in own},
            **{fact: told.get(work["proceedings_id"] or "", NOTHING_SAID)[fact] for fact in _OF_WORK},
            case_closed_on=closed.get(work["proceedings_id"] or ""),
        )
        for work in said_last
    ]
    return sorted(rows, key=_allocation_order)


def _allocation_order(row: Allocation) -> tuple[Any, ...]:
    days = ((day is not None, day or date.min) for day in (row.started_on, row.ended_on))
    started_on, ended_on = days
    names = (*null_first(row.proceedings_id), row.role, *null_first(row.child_id))
    return (row.practitioner, started_on, *names, ended_on, row.source, *null_first(row.sender), row.record_key)


def _child_in_proceedings(
    child: Child, proceedings_id: str, events: list[Event], case: CaseFacts
) -> ChildInProceedings:
    submitted_on = _court_first(events, EventKind.APPLICATION_SUBMITTED)
    issued_on = _court_first(events, EventKind.APPLICATION_ISSUED)
    received_on = _first_day(events, lambda event: event.kind is EventKind.APPLICATION_RECEIVED and _is_cafcass(event))
    joined_on = _first_day(events, lambda event: event.kind is EventKind.CHILD_JOINED)
    cancelled = _cancelled(events)
    return ChildInProceedings(
        child_id=child.child_id,
        proceedings_id=proceedings_id,
        **case,
        submitted_on=submitted_on,
        issued_on=issued_on,
        received_on=received_on,
        started_on=_latest((received_on or issued_on or submitted_on, joined_on)),
        first_final_order_on=_first_day(
            events, lambda event: event.kind is EventKind.ORDER_MADE and event.flag is True
        ),
        closed_on=_closed_on(events),
        sex=child.sex,
        ethnicity=child.ethnicity,
        disability=child.disability,
        born_on=child.born_on,
        is_told_by_court=any(is_court(event.provenance.source) for event in events),
        is_told_by_cafcass=any(_is_cafcass(event) for event in events),
        joined_on=joined_on,
        is_eligible_for_engagement=_is_eligible(events),
        first_engaged_on=_first_day(events, lambda event: event.kind is EventKind.CHILD_ENGAGED),
        first_engaged_in_person_on=_first_day(
            events, lambda event: event.kind is EventKind.CHILD_ENGAGED and event.flag is True
        ),
        first_plan_reviewed_on=_first_day(events, _is_review_of_plan),
        first_cancelled_hearing_on=_earliest(event.happened_on for event in cancelled),
        first_lost_hearing_on=_earliest(
            event.happened_on for event in cancelled if event.reason not in NO_LONGER_NEEDED
        ),
        **_practice(events),
    )


def _practice(events: list[Event]) -> dict[str, Any]:
    """Return the columns of practice; a case that is open again was closed for no reason yet."""
    told = practice_of(events)
    return told if _closed_on(events) is not None else told | {"closed_why": None}


def _cancelled(events: list[Event]) -> list[Event]:
    """Return the hearings vacated or adjourned.

    One that a feed of the court tells as vacated for no reason is none where another of its sources knows it for
    housekeeping: listed in error, or twice.
    """
    removed = {_hearing_of(event) for event in events if event.kind is EventKind.HEARING_REMOVED and _is_courts(event)}
    return [
        event
        for event in events
        if event.kind in _CANCELLED
        and not (PERHAPS_HOUSEKEEPING in (event.doubt or "") and _is_courts(event) and _hearing_of(event) in removed)
    ]


def _hearing_of(event: Event) -> str:
    """Return the hearing's id, by which every court source knows it."""
    return event.provenance.fact_key.partition("/")[0]


def _is_courts(event: Event) -> bool:
    return is_court(event.provenance.source)


def _is_review_of_plan(event: Event) -> bool:
    return event.kind is EventKind.MANAGEMENT_REVIEW_HELD and event.code == ASSESSMENT_AND_PLAN


def _is_eligible(events: list[Event]) -> bool | None:
    """Return what Cafcass says of the child's part in the engagement measure: yes, where two of its rows differ."""
    told = [event.flag for event in events if event.kind is EventKind.CHILD_JOINED and event.flag is not None]
    return any(told) if told else None


def assemble_proceedings(rows: Iterable[ChildInProceedings]) -> list[Proceedings]:
    """Return one row a set of proceedings, from the rows of the children in it."""
    of_case: dict[str, list[ChildInProceedings]] = {}
    for row in rows:
        of_case.setdefault(row.proceedings_id, []).append(row)
    return [_proceedings(of_case[proceedings_id]) for proceedings_id in sorted(of_case)]


def _proceedings(rows: list[ChildInProceedings]) -> Proceedings:
    one = rows[0]
    ending = [row for row in rows if row.is_told_by_cafcass] or rows
    received_on = _earliest(row.received_on for row in rows)
    issued_on = _earliest(row.issued_on for row in rows)
    submitted_on = _earliest(row.submitted_on for row in rows)
    return Proceedings(
        proceedings_id=one.proceedings_id,
        law=one.law,
        application=one.application,
        track=one.track,
        area=one.area,
        authority=one.authority,
        service_area=one.service_area,
        submitted_on=submitted_on,
        issued_on=issued_on,
        received_on=received_on,
        started_on=received_on or issued_on or submitted_on,
        completed_on=_last_when_all([row.first_final_order_on for row in ending]),
        closed_on=_last_when_all([row.closed_on for row in ending]),
        children=len(rows),
        is_told_by_court=any(row.is_told_by_court for row in rows),
        is_told_by_cafcass=any(row.is_told_by_cafcass for row in rows),
        first_cancelled_hearing_on=_earliest(row.first_cancelled_hearing_on for row in rows),
        first_lost_hearing_on=_earliest(row.first_lost_hearing_on for row in rows),
        **_practice_of_case(rows),
        **_ending(ending),
    )


_FIRST_OF_CHILDREN = (
    *("first_guardian_on", "first_hearing_on", "case_management_hearing_on", "further_case_management_hearing_on"),
    *("issues_resolution_hearing_on", "decision_hearing_on", "first_extension_on", "work_ordered_on"),
    *("second_report_ordered_on", "impact_report_filed_on", "plan_agreed_on"),
)


def _practice_of_case(rows: list[ChildInProceedings]) -> dict[str, Any]:
    """Return a case's columns of practice from the rows of its children."""
    authors = [(row.impact_report_filed_on, row.impact_report_by) for row in rows if row.impact_report_by is not None]
    return {
        "representation": rows[0].representation,
        **{column: _earliest(getattr(row, column) for row in rows) for column in _FIRST_OF_CHILDREN},
        "hearings_held": max(row.hearings_held for row in rows),
        "decision_hearings": max(row.decision_hearings for row in rows),
        "impact_report_by": min(authors, default=(None, None))[1],
    }


def _ending(ending: list[ChildInProceedings]) -> dict[str, Any]:
    """Return how a case ended, once every child's part is closed: its last disposal by the first closure, and why."""
    first = _earliest(row.first_closed_on for row in ending)
    if any(row.closed_on is None for row in ending):
        return {"disposed_on": None, "closed_why": None}
    days = [day for row in ending for day in (row.first_final_order_on, row.last_final_order_on)]
    reasons = [(row.closed_on, row.closed_why) for row in ending if row.closed_on and row.closed_why is not None]
    return {
        "disposed_on": _latest(day for day in days if day is not None and first is not None and day <= first),
        "closed_why": max(reasons, default=(None, None))[1],
    }


def _closed_on(events: list[Event]) -> date | None:
    """Return the last closure by Cafcass, or null where a reopening came on that day or after."""
    closures = [event.happened_on for event in events if event.kind is EventKind.CASE_CLOSED and _is_cafcass(event)]
    reopenings = [event.happened_on for event in events if event.kind is EventKind.CASE_REOPENED and _is_cafcass(event)]
    last = max(closures, default=None)
    return None if last is None or any(day >= last for day in reopenings) else last


def _court_first(events: list[Event], kind: EventKind) -> date | None:
    """Return the first such day that the court tells, else the first that Cafcass tells."""
    by_court = _first_day(events, lambda event: event.kind is kind and is_court(event.provenance.source))
    return by_court or _first_day(events, lambda event: event.kind is kind and _is_cafcass(event))


def _first_day(events: list[Event], is_meant: Callable[[Event], bool]) -> date | None:
    return _earliest(event.happened_on for event in events if is_meant(event))


def _is_cafcass(event: Event) -> bool:
    return event.provenance.source == "cafcass"


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _last_when_all(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None
