"""What the events of one child in one case say of practice: allocation, letters, hearings, reports, orders, closing.

The reference for the columns of a child's row that measures of practice read. Pure; the engine says the same in SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from waypost.journeys.record import ChildInProceedings, Event
from waypost.vocabulary.events import EventKind

GUARDIAN = "childrens_guardian"
INTRODUCTION, GOODBYE = "introduction", "goodbye"
DOMESTIC_ABUSE = "domestic_abuse"
IMPACT_REPORT = "child_impact_report_1"
SECOND_REPORTS = ("child_impact_report_2", "section_7_addendum")
"""Reports asked for again: the second part of a child impact report, and an addendum to one under section 7."""
WORK_AFTER_FIRST_HEARING = ("section_7", "section_37", "rule_16_4", "expert_report")
"""Reports that go beyond the safety checks before a first hearing."""
HEARINGS = {
    "case_management_hearing_on": "case_management",
    "further_case_management_hearing_on": "further_case_management",
    "issues_resolution_hearing_on": "issue_resolution",
    "decision_hearing_on": "decision",
}
"""The hearings of which a child's row holds the first day, by their type (vocabulary.hearings)."""
DECISION = HEARINGS["decision_hearing_on"]
CAFCASS = "cafcass"


def practice_of(events: Sequence[Event]) -> dict[str, Any]:
    """Return the columns of practice of a child's row, from the events of that child in that case that are said."""
    allocated = _of_kind(events, EventKind.PRACTITIONER_ALLOCATED)
    letters = _of_kind(events, EventKind.LETTER_SENT)
    held = _of_kind(events, EventKind.HEARING_HELD)
    ordered = _of_kind(events, EventKind.REPORT_ORDERED)
    return {
        "domestic_abuse_alleged_on": _first(_of_kind(events, EventKind.HARM_ALLEGED), DOMESTIC_ABUSE),
        "first_allocated_on": _first(allocated),
        "first_guardian_on": _first(allocated, GUARDIAN),
        "introduction_letter_on": _first(letters, INTRODUCTION),
        "goodbye_letter_on": _first(letters, GOODBYE),
        "first_hearing_on": _first(held),
        "plan_agreed_on": _first(event for event in _of_kind(events, EventKind.PLAN_DISCUSSED) if event.flag is True),
        **{column: _first(held, code) for column, code in HEARINGS.items()},
        "hearings_held": len({(event.happened_on, event.code) for event in held}),
        "decision_hearings": len({event.happened_on for event in held if event.code == DECISION}),
        "first_extension_on": _first(_of_kind(events, EventKind.EXTENSION_GRANTED)),
        "work_ordered_on": _first(ordered, *WORK_AFTER_FIRST_HEARING),
        "second_report_ordered_on": _first(ordered, *SECOND_REPORTS),
        **_impact_report(events),
        **_endings(events),
    }


def with_returns(rows: Iterable[ChildInProceedings]) -> list[ChildInProceedings]:
    """Return the rows with `returned_on`: when the child's next proceedings began after the first final order here."""
    told: list[ChildInProceedings] = []
    for _, of_child in groupby(rows, key=lambda row: row.child_id):
        own = list(of_child)
        told += [replace(row, returned_on=_next_start(row, own)) for row in own]
    return told


def _next_start(row: ChildInProceedings, own: Sequence[ChildInProceedings]) -> date | None:
    ended_on = row.first_final_order_on
    starts = [other.started_on for other in own if other is not row and other.started_on is not None]
    return min((day for day in starts if ended_on is not None and day > ended_on), default=None)


def _impact_report(events: Sequence[Event]) -> dict[str, Any]:
    filed = [event for event in _of_kind(events, EventKind.REPORT_FILED) if event.code == IMPACT_REPORT]
    by = min(((event.happened_on, event.owner) for event in filed if event.owner is not None), default=(None, None))
    return {"impact_report_filed_on": _first(filed), "impact_report_by": by[1]}


def _endings(events: Sequence[Event]) -> dict[str, Any]:
    finals = [event for event in _of_kind(events, EventKind.ORDER_MADE) if event.flag is True]
    closures = [event for event in _of_kind(events, EventKind.CASE_CLOSED) if event.provenance.source == CAFCASS]
    of_kinds = [(event.happened_on, event.code) for event in finals if event.code is not None]
    reasons = [(event.happened_on, event.reason) for event in closures if event.reason is not None]
    return {
        "final_order": min(of_kinds, default=(None, None))[1],
        "last_final_order_on": max((event.happened_on for event in finals), default=None),
        "first_closed_on": _first(closures),
        "closed_why": max(reasons, default=(None, None))[1],
    }


def _of_kind(events: Iterable[Event], kind: EventKind) -> list[Event]:
    return [event for event in events if event.kind is kind]


def _first(events: Iterable[Event], *codes: str) -> date | None:
    """Return the first day of events of these codes; of any code, where none is named."""
    is_meant: Callable[[Event], bool] = lambda event: not codes or event.code in codes  # noqa: E731
    return min((event.happened_on for event in events if is_meant(event)), default=None)
