"""The rows of the tables of waits: each wait, to whom each day belongs, and how long each child waited for what.

Pure, day by day: the reference for every store. A journey here is one child's part in one set of proceedings, from the
application to the final order (to closure, where none was made), or one child's pre-proceedings. What says that
pre-proceedings ran names no court: their area and authority are those of the proceedings they led to, else unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from waypost.journeys.account_lines import merge
from waypost.journeys.record import ChildInProceedings, Event
from waypost.journeys.waited_columns import OF_SPAN, OWNERS_OF_DAYS, WAITED_DAYS
from waypost.journeys.waiting.attribution import Span, Waiting, claims
from waypost.journeys.waiting.coded import CodedWait, coded_waits
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.timetable import TIMETABLES
from waypost.vocabulary.waits import (
    FROM_DATES,
    LOCAL_AUTHORITY,
    NOBODY_TOLD,
    NOT_RECORDED,
    REASON_CAUSES,
    RECORDED,
    UNTOLD,
    WaitKind,
)

Row: TypeAlias = dict[str, Any]
IN_COURT, BEFORE_COURT = "proceedings", "pre_proceedings"
CARE = "section_31"
ISSUE = "issue"
"""Outcome of pre-proceedings that leads to court."""


def days_to_limit() -> int:
    """Return how many days after issue the 26 weeks of section 32 are over: on that day they are past."""
    steps = TIMETABLES["care_proceedings"].steps_of("statute")
    limit = next(step.limit for step in steps if step.step == "proceedings_resolved" and step.limit is not None)
    return (limit.last_day(date.min) - date.min).days + 1


_OF_PRE_PROCEEDINGS = (
    *(WaitKind.LETTER_BEFORE_PROCEEDINGS, WaitKind.PRE_PROCEEDINGS_MEETING, WaitKind.PRE_PROCEEDINGS_OUTCOME),
    WaitKind.COURT_APPLICATION,
)
"""Waits that are told of pre-proceedings, journeys of their own: what an account tells of both is counted once."""


@dataclass(frozen=True, slots=True)
class WaitingJourney:
    """One journey: what is the same on every row of it, its span, its waits, and when its limit was past."""

    of_span: Mapping[str, Any]
    span: Span
    waits: tuple[Waiting, ...]
    limit_on: date | None
    is_told_by_court: bool


def waiting_rows(
    events: Iterable[Event], rows: Iterable[ChildInProceedings], before_court: Iterable[Row], as_of: date
) -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of waits, attributed_days and waited. `events` are those still said."""
    journeys = waiting_journeys(events, rows, before_court, as_of)
    waits = [_wait_row(journey, wait) for journey in journeys for wait in journey.waits]
    attributed = [row for journey in journeys for row in _attributed(journey)]
    waited = [_waited(journey, attributed_of) for journey, attributed_of in _by_journey(journeys, attributed)]
    return sorted(waits, key=_order_of_wait), sorted(attributed, key=_order_of_days), sorted(waited, key=_order_of_span)


def waiting_journeys(
    events: Iterable[Event], rows: Iterable[ChildInProceedings], before_court: Iterable[Row], as_of: date
) -> list[WaitingJourney]:
    """Return every journey with its span and its waits: those in court, then those before it."""
    placed = list(rows)
    return [*_in_court(events, placed, as_of), *_before_court(before_court, placed, as_of)]


def _in_court(events: Iterable[Event], rows: Sequence[ChildInProceedings], as_of: date) -> Iterator[WaitingJourney]:
    own: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.proceedings_id is not None:
            own.setdefault((event.child_id, event.proceedings_id), []).append(event)
    for row in rows:
        begun_on, ended_on = _begun_on(row), _by(row.first_final_order_on or row.closed_on, as_of)
        if begun_on is None or begun_on >= (ended_on or as_of):
            continue
        facts = [fact for fact, _ in merge(own.get((row.child_id, row.proceedings_id), []))]
        steps = {f.happened_on for f in facts if f.kind is EventKind.HEARING_HELD and f.happened_on <= as_of}
        told = [one for wait in coded_waits(facts, as_of) for one in _told(wait, as_of)]
        is_care = row.application == CARE and row.issued_on is not None
        yield WaitingJourney(
            of_span={
                **dict.fromkeys(OF_SPAN),
                **{column: getattr(row, column) for column in OF_SPAN if hasattr(row, column)},
                "stage": IN_COURT,
                "begun_on": begun_on,
                "ended_on": ended_on,
            },
            span=Span(begun_on, ended_on, as_of, tuple(sorted(steps))),
            waits=tuple(told),
            limit_on=row.issued_on + timedelta(days=days_to_limit()) if is_care and row.issued_on else None,
            is_told_by_court=row.is_told_by_court,
        )


def _begun_on(row: ChildInProceedings) -> date | None:
    """Return the first day of the child's part: of the application, or of joining it later."""
    days = [day for day in (row.submitted_on, row.issued_on, row.received_on) if day is not None]
    usual = row.received_on or row.issued_on or row.submitted_on
    if row.joined_on is not None and (usual is None or row.joined_on > usual):
        return row.joined_on
    return min(days, default=None)


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _told(wait: CodedWait, as_of: date) -> Iterator[Waiting]:
    """Yield a wait as rows have it: none for the next hearing, which is what is left, and two for a late report."""
    fact = wait.fact
    is_untold = wait.kind is WaitKind.ORDER_RECEIPT and wait.until_on is None
    if is_untold or wait.kind is WaitKind.NEXT_HEARING or wait.kind in _OF_PRE_PROCEEDINGS:
        return
    is_lost = wait.kind is WaitKind.LOST_HEARING
    reason = fact.reason if is_lost and fact is not None else None
    basis = RECORDED if reason in REASON_CAUSES else FROM_DATES
    owner = (fact.owner if fact is not None else None) or NOBODY_TOLD if is_lost else wait.owner
    has_code = is_lost or wait.kind in (WaitKind.REPORT, WaitKind.ORDER_RECEIPT)
    code = fact.code if fact is not None and has_code else None
    due_on = fact.due_on if fact is not None and wait.kind is WaitKind.REPORT else None
    for kind, since_on, until_on in _parts(wait, due_on, as_of):
        if since_on < (until_on or as_of):
            yield Waiting(kind, owner, since_on, until_on, reason, code, basis)


def _parts(wait: CodedWait, due_on: date | None, as_of: date) -> Iterator[tuple[WaitKind, date, date | None]]:
    """Yield a wait whole, or a report's time to its date and its time past it."""
    if due_on is None:
        yield wait.kind, wait.since_on, wait.until_on
        return
    in_time = min((day for day in (wait.until_on, _by(due_on, as_of)) if day is not None), default=None)
    yield WaitKind.REPORT, wait.since_on, in_time
    if wait.until_on is None or wait.until_on > due_on:
        yield WaitKind.LATE_REPORT, max(wait.since_on, due_on), wait.until_on


def _before_court(rows: Iterable[Row], placed: Sequence[ChildInProceedings], as_of: date) -> Iterator[WaitingJourney]:
    led_to: dict[tuple[str, date], list[ChildInProceedings]] = {}
    for one in placed:
        issued_on = one.issued_on or one.started_on
        if one.law == "public" and issued_on is not None:
            led_to.setdefault((one.child_id, issued_on), []).append(one)
    for row in rows:
        decided_on, issued_on = row["decided_on"], row["issued_on"]
        cases = led_to.get((row["child_id"], issued_on), []) if issued_on is not None else []
        applied_on = None
        if issued_on is not None:
            applied_on = max(decided_on, min([issued_on, *(one.submitted_on or issued_on for one in cases)]))
        is_for_court = row["outcome"] == ISSUE
        ended_on = _by(applied_on, as_of) or (None if is_for_court else _by(row["ended_on"], as_of))
        if decided_on >= (ended_on or as_of):
            continue
        of_span = {"child_id": row["child_id"], "stage": BEFORE_COURT, "begun_on": decided_on, "ended_on": ended_on}
        yield WaitingJourney(
            of_span={**dict.fromkeys(OF_SPAN), **of_span, **_where(cases)},
            span=Span(decided_on, ended_on, as_of),
            waits=tuple(_steps_before_court(row, applied_on if is_for_court else None, ended_on, as_of)),
            limit_on=None,
            is_told_by_court=False,
        )


def _where(cases: Iterable[ChildInProceedings]) -> Row:
    """Return area and authority of the proceedings that followed; of several on one day, the first by name."""
    told = list(cases)
    return {
        name: min((where for one in told if (where := getattr(one, name)) is not None), default=None)
        for name in ("area", "authority")
    }


def _steps_before_court(row: Row, applied_on: date | None, ended_on: date | None, as_of: date) -> Iterator[Waiting]:
    """Yield the steps of pre-proceedings, one after the other: each from the one before that is told."""
    met, ended = row["meeting_held_on"], row["ended_on"]
    steps = (
        (WaitKind.LETTER_BEFORE_PROCEEDINGS, row["decided_on"], (row["letter_sent_on"], met, ended, ended_on)),
        (WaitKind.PRE_PROCEEDINGS_MEETING, row["letter_sent_on"], (met, ended, ended_on)),
        (WaitKind.PRE_PROCEEDINGS_OUTCOME, met, (ended, ended_on)),
        (WaitKind.COURT_APPLICATION, ended if row["outcome"] == ISSUE else None, (applied_on, ended_on)),
    )
    for kind, since_on, ends in steps:
        if since_on is None:
            continue
        until_on = min((day for day in ends if day is not None and since_on <= day <= as_of), default=None)
        if since_on < (until_on or as_of):
            yield Waiting(kind, LOCAL_AUTHORITY, since_on, until_on, None, None, FROM_DATES)


def cause_of(kind: str, reason: str | None) -> str:
    """Return the cause of a wait: of a lost hearing the kind of its reason, else the kind of the wait."""
    return REASON_CAUSES.get(reason or "", NOT_RECORDED) if kind == WaitKind.LOST_HEARING else kind


def _wait_row(journey: WaitingJourney, wait: Waiting) -> Row:
    return {
        **{column: journey.of_span[column] for column in ("child_id", "proceedings_id", "stage", "begun_on")},
        **_of_wait(wait),
        "code": wait.code,
        "since_on": wait.since_on,
        "until_on": wait.until_on,
    }


def _of_wait(wait: Waiting) -> Row:
    return {
        "kind": wait.kind.value,
        "owner": wait.owner,
        "reason": wait.reason,
        "cause": cause_of(wait.kind, wait.reason),
        "basis": wait.basis,
    }


def _attributed(journey: WaitingJourney) -> list[Row]:
    days: dict[tuple[Any, ...], list[int]] = {}
    left_to = WaitKind.NEXT_HEARING if journey.is_told_by_court else WaitKind.NOTHING_TOLD
    nobody = Waiting(left_to, NOBODY_TOLD, journey.span.begun_on, basis=UNTOLD)
    for claim in claims(journey.waits, journey.span):
        quarter = date(claim.day.year, (claim.day.month - 1) // 3 * 3 + 1, 1)
        key = (*_of_wait(claim.wait or nobody).items(), ("quarter_start_on", quarter))
        counted = days.setdefault(key, [0, 0])
        counted[0] += 1
        counted[1] += journey.limit_on is not None and claim.day >= journey.limit_on
    return [
        {**journey.of_span, **dict(key), "days": counted, "days_past_limit": past}
        for key, (counted, past) in days.items()
    ]


def _by_journey(journeys: Sequence[WaitingJourney], rows: Iterable[Row]) -> Iterator[tuple[WaitingJourney, list[Row]]]:
    own: dict[tuple[Any, ...], list[Row]] = {_order_of_span(journey.of_span): [] for journey in journeys}
    for row in rows:
        own[_order_of_span(row)].append(row)
    for journey in journeys:
        yield journey, own[_order_of_span(journey.of_span)]


def _waited(journey: WaitingJourney, rows: Sequence[Row]) -> Row:
    """Return how long one child waited in one journey: in all, and by owner, kind, cause and basis."""
    total: Row = dict.fromkeys(WAITED_DAYS, 0)
    for row in rows:
        is_left = row["kind"] in (WaitKind.NEXT_HEARING, WaitKind.NOTHING_TOLD)
        owner = row["owner"] if row["owner"] in OWNERS_OF_DAYS else NOBODY_TOLD
        named = {f"days_{row['kind']}", f"days_resting_on_{row['basis']}"}
        named |= set() if is_left else {f"days_of_{owner}"}
        named |= {f"days_by_{row['cause']}"} if row["kind"] == WaitKind.LOST_HEARING else set()
        for column in named:
            total[column] += row["days"]
        total["days"] += row["days"]
        total["days_past_limit"] += row["days_past_limit"]
    return {**journey.of_span, **total}


def _order_of_span(row: Mapping[str, Any]) -> tuple[Any, ...]:
    proceedings_id = row["proceedings_id"]
    return (row["child_id"], proceedings_id is not None, proceedings_id or "", row["begun_on"])


def _order_of_wait(row: Row) -> tuple[Any, ...]:
    return (*_order_of_span(row), row["since_on"], row["kind"], *_nulls_first(row["code"], row["reason"], row["owner"]),
            row["until_on"] is not None, row["until_on"] or date.min, row["basis"])  # fmt: skip


def _order_of_days(row: Row) -> tuple[Any, ...]:
    told = _nulls_first(row["owner"], row["reason"])
    return (*_order_of_span(row), row["quarter_start_on"], row["kind"], *told, row["basis"])


def _nulls_first(*values: str | None) -> Iterator[tuple[bool, str]]:
    return ((value is not None, value or "") for value in values)
