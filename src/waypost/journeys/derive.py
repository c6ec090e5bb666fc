"""Tables made from what is still said, for measures that ask of pre-proceedings, of care, and of things answered.

Pure: the reference for every store. A row rests on the days alone, so that several tellers of one day make one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from waypost.journeys.record import ChildInProceedings, Event, Proceedings
from waypost.journeys.tables_of_pairs import CASE_OF_PAIR
from waypost.vocabulary.events import EventKind

Row: TypeAlias = dict[str, Any]
CARE_BEGINS = (EventKind.CARE_STARTED, EventKind.LEGAL_STATUS_STARTED, EventKind.PLACEMENT_STARTED)
"""What says on a day that a child is looked after."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two kinds of event that belong together: what begins a thing, and what answers it."""

    begins: EventKind
    answers: EventKind
    is_of_case: bool = False


PAIRS: Mapping[str, Pair] = {
    "advice": Pair(EventKind.ADVICE_GIVEN, EventKind.ADVICE_SHARED),
    "allocation": Pair(EventKind.REPORT_ORDERED, EventKind.REPORT_ALLOCATED, is_of_case=True),
    "audit": Pair(EventKind.PRACTICE_AUDITED, EventKind.AUDIT_PUT_RIGHT),
    "feedback": Pair(EventKind.FEEDBACK_RECEIVED, EventKind.FEEDBACK_ANSWERED),
    "order": Pair(EventKind.ORDER_MADE, EventKind.ORDER_RECEIVED),
    "report": Pair(EventKind.REPORT_ORDERED, EventKind.REPORT_FILED, is_of_case=True),
}
"""What Cafcass tells as one record: each of its rows is one report, one order, one advice, one audit, one piece of
feedback. Of a report two things are answered: who writes it, and when it was filed."""


def pre_proceedings_rows(events: Iterable[Event], rows: Iterable[ChildInProceedings]) -> list[Row]:
    """Return one row a child and day on which pre-proceedings were decided on. `events` are those still said."""
    records: dict[tuple[Any, ...], list[Event]] = {}
    for event in events:
        if event.kind in _BEFORE_COURT:
            where = event.provenance
            records.setdefault((event.child_id, where.source, where.sender, where.record_key), []).append(event)
    spells: dict[tuple[str, date], list[Event]] = {}
    for key, told in records.items():
        decided_on = _day(told, EventKind.PRE_PROCEEDINGS_DECIDED)
        if decided_on is not None:
            spells.setdefault((key[0], decided_on), []).extend(told)
    issued: dict[str, list[date]] = {}
    for row in rows:
        day = row.issued_on or row.started_on
        if row.law == "public" and day is not None:
            issued.setdefault(row.child_id, []).append(day)
    return [_spell(key, spells[key], issued.get(key[0], [])) for key in sorted(spells)]


_BEFORE_COURT = (
    EventKind.PRE_PROCEEDINGS_DECIDED,
    EventKind.PRE_PROCEEDINGS_LETTER_SENT,
    EventKind.PRE_PROCEEDINGS_MEETING_HELD,
    EventKind.PRE_PROCEEDINGS_ENDED,
)


def _spell(key: tuple[str, date], told: list[Event], issued: list[date]) -> Row:
    child_id, decided_on = key
    ended = [event for event in told if event.kind is EventKind.PRE_PROCEEDINGS_ENDED]
    outcomes = [(event.happened_on, event.code) for event in ended if event.code is not None]
    return {
        "child_id": child_id,
        "decided_on": decided_on,
        "letter_sent_on": _day(told, EventKind.PRE_PROCEEDINGS_LETTER_SENT),
        "meeting_held_on": _day(told, EventKind.PRE_PROCEEDINGS_MEETING_HELD),
        "ended_on": _day(told, EventKind.PRE_PROCEEDINGS_ENDED),
        "outcome": min(outcomes, default=(None, None))[1],
        "is_family_group_offered": _flag(told, EventKind.PRE_PROCEEDINGS_LETTER_SENT),
        "is_family_group_held": _flag(told, EventKind.PRE_PROCEEDINGS_ENDED),
        "are_parents_represented": _flag(told, EventKind.PRE_PROCEEDINGS_MEETING_HELD),
        "issued_on": min((day for day in issued if day >= decided_on), default=None),
    }


def _day(told: Iterable[Event], kind: EventKind) -> date | None:
    return min((event.happened_on for event in told if event.kind is kind), default=None)


def _flag(told: Iterable[Event], kind: EventKind) -> bool | None:
    """Return whether any teller says yes; null where none says anything."""
    flags = [event.flag for event in told if event.kind is kind and event.flag is not None]
    return any(flags) if flags else None


def placement_rows(events: Iterable[Event]) -> list[Row]:
    """Return one row a placement, in the period of care in which it lies. `events` are those still said.

    A period of care ends on a day on which the child stopped being looked after; what begins that day is of the next.
    """
    own: dict[str, list[Event]] = {}
    for event in events:
        if event.kind in CARE_BEGINS or event.kind is EventKind.CARE_ENDED:
            own.setdefault(event.child_id, []).append(event)
    return [row for child_id in sorted(own) for row in _placements(child_id, own[child_id])]


def _placements(child_id: str, events: list[Event]) -> list[Row]:
    ends: dict[date, list[str | None]] = {}
    for event in events:
        if event.kind is EventKind.CARE_ENDED:
            ends.setdefault(event.happened_on, []).append(event.reason)
    last_days = sorted(ends)
    periods: dict[int, list[Event]] = {}
    for event in events:
        if event.kind in CARE_BEGINS:
            periods.setdefault(sum(end <= event.happened_on for end in last_days), []).append(event)
    in_order = sorted(periods)
    starts = {number: min(event.happened_on for event in periods[number]) for number in in_order}
    rows: list[Row] = []
    for place, number in enumerate(in_order):
        ended_on = last_days[number] if number < len(last_days) else None
        reasons = [reason for reason in ends.get(ended_on, []) if reason is not None] if ended_on else []
        following = in_order[place + 1] if place + 1 < len(in_order) else None
        period: Row = {
            "care_started_on": starts[number],
            "care_ended_on": ended_on,
            "ended_with": min(reasons, default=None),
            "next_care_started_on": None if following is None else starts[following],
        }
        rows += [{"child_id": child_id, **row, **period} for row in _of_period(periods[number], ended_on)]
    return rows


def _of_period(events: list[Event], care_ended_on: date | None) -> list[Row]:
    placed: dict[date, list[str]] = {}
    for event in events:
        if event.kind is EventKind.PLACEMENT_STARTED:
            placed.setdefault(event.happened_on, []).extend(() if event.code is None else (event.code,))
    days = sorted(placed)
    return [
        {
            "started_on": day,
            "ended_on": days[number] if number < len(days) else care_ended_on,
            "placement": min(placed[day], default=None),
            "number": number,
            "is_last": number == len(days),
        }
        for number, day in enumerate(days, start=1)
    ]


def paired_rows(events: Iterable[Event], proceedings: Iterable[Proceedings]) -> list[Row]:
    """Return one row a thing that Cafcass tells as begun and, perhaps, answered. `events` are those still said."""
    pairs_of: dict[EventKind, list[str]] = {}
    for name, pair in PAIRS.items():
        for kind in (pair.begins, pair.answers):
            pairs_of.setdefault(kind, []).append(name)
    records: dict[tuple[Any, ...], list[Event]] = {}
    finals: dict[tuple[str, str | None], set[str | None]] = {}
    for event in events:
        if event.kind is EventKind.ORDER_MADE and event.flag is True:
            finals.setdefault((event.child_id, event.proceedings_id), set()).add(event.code)
        for name in pairs_of.get(event.kind, ()) if event.provenance.source == "cafcass" else ():
            child_id = None if PAIRS[name].is_of_case else event.child_id
            records.setdefault((name, event.provenance.record_key, event.proceedings_id, child_id), []).append(event)
    cases = {case.proceedings_id: case for case in proceedings}
    rows = [_pair(key, told, cases, finals) for key, told in records.items()]
    return _with_last(sorted(rows, key=_pair_order))


def _pair(
    key: tuple[Any, ...],
    told: list[Event],
    cases: Mapping[str, Proceedings],
    finals: Mapping[tuple[str, str | None], set[str | None]],
) -> Row:
    name, record_key, proceedings_id, child_id = key
    pair = PAIRS[name]
    begun = [event for event in told if event.kind is pair.begins]
    case = cases.get(proceedings_id)
    reason = _least(event.reason for event in begun)
    return {
        "pair": name,
        "record_key": record_key,
        "child_id": child_id,
        "proceedings_id": proceedings_id,
        "code": _least(event.code for event in told),
        "reason": reason,
        "owner": _least(event.owner for event in told),
        "flag": _flag_of_pair(name, begun, reason, finals.get((child_id, proceedings_id))),
        "first_on": _day(told, pair.begins),
        "due_on": max((event.due_on for event in told if event.due_on is not None), default=None),
        "second_on": _day(told, pair.answers),
        **{column: None if case is None else getattr(case, column) for column in CASE_OF_PAIR},
    }


def _flag_of_pair(name: str, begun: list[Event], reason: str | None, finals: set[str | None] | None) -> bool | None:
    """Return, of an order, whether it is final; of advice, whether a final order of the kind advised was made."""
    if name == "advice":
        return None if finals is None or reason is None else reason in finals
    flags = [event.flag for event in begun if event.flag is not None]
    return any(flags) if flags and name == "order" else None


def _with_last(rows: list[Row]) -> list[Row]:
    """Add whether a row is the last of its pair, child, case and code: the advice that stood at the end."""
    last: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for row in rows:
        matter = tuple(row[column] for column in ("pair", "child_id", "proceedings_id", "code"))
        last[matter] = max(last.get(matter, ()), _age(row))
    return [
        {**row, "is_last": _age(row) == last[tuple(row[c] for c in ("pair", "child_id", "proceedings_id", "code"))]}
        for row in rows
    ]


def _age(row: Row) -> tuple[Any, ...]:
    day = row["first_on"]
    return (day is not None, day or date.min, row["record_key"])


def _pair_order(row: Row) -> tuple[Any, ...]:
    return (row["pair"], row["record_key"], *_null_first(row["proceedings_id"]), *_null_first(row["child_id"]))


def _null_first(value: str | None) -> tuple[bool, str]:
    return (value is not None, value or "")


def _least(values: Iterable[str | None]) -> str | None:
    return min((value for value in values if value is not None), default=None)
