"""The history of a case: each event with its instant and the state in which it left the case.

It gives the true instants of submission, issue, gatekeeping, closing and reopening, and every extension, where the data
hold the latest only. An event has no id of its own: case, instant, event and state name it. Instants that name no zone
are UTC. Each event was learnt when it happened; it names no child, so it is told of the case. Names of staff are never
kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from waypost.foundation.clock import LONDON, UTC
from waypost.intake.court_case import CourtCase, Fact
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element
from waypost.vocabulary.code_lists import fold
from waypost.vocabulary.events import EventKind

_CODES = read_feed_codes("hmcts_case_data")


class Happened(NamedTuple):
    """One event of a history: where it stands, when, what, and the state in which it left the case."""

    element: Element
    at: datetime
    event_id: str
    state: str | None


@cache
def mapping() -> Mapping[str, Any]:
    """Return what the history tells, by law: `event_history.yaml`."""
    text = files("waypost.intake").joinpath("hmcts_case_data", "event_history.yaml").read_text(encoding="utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


def read_events(events: list[Any], notes: CaseNotes) -> list[Happened]:
    """Return the events that can be used, in the order in which they happened; the rest is refused.

    A history is sent the latest first; the same event sent twice is kept once.
    """
    found: dict[tuple[datetime, str, str | None], Happened] = {}
    for element in notes.entries(events, ("auditEvents",)):
        value, at = element.value, element.at
        moment = notes.moment(value, "created_date", at, zone=UTC) or notes.moment(value, "timestamp", at, zone=UTC)
        event_id = notes.text(value, "event_id", at) or (notes.key(value, "id", at))
        if moment is None or moment.at is None or event_id is None:
            notes.refuse_element("history_event_incomplete", element)
            continue
        state = notes.text(value, "state_id", at)
        key = (moment.at, event_id, state)
        if key in found:
            notes.refuse_element("element_twice", element)
        else:
            found[key] = Happened(element, moment.at, event_id, state)
    return sorted(found.values(), key=lambda event: (event.at, event.event_id, event.state or ""))


def law_of_history(events: list[Any]) -> str | None:
    """Return the law of a history by the case type on its events, else by states that only one law has."""
    for event in events:
        kind = event.get("case_type_id") if isinstance(event, dict) else None
        law = _CODES["laws"].get(fold(kind)) if isinstance(kind, str) else None
        if law:
            return law
    states = {event.get("state_id") for event in events if isinstance(event, dict)} - {None}
    laws = {law for law in ("public", "private") for state in states if state in mapping()["entering"][law]}
    return laws.pop() if len(laws) == 1 else None


def tell_history(case_id: str, law: str, happened: list[Happened]) -> Iterator[tuple[Happened, CourtCase]]:
    """Yield a statement of each event: what it tells, if anything, and the state of the case from then on."""
    told = mapping()
    states = _states(law)
    before: str | None = None
    is_submitted = False
    for event in happened:
        state = states.get(fold(event.state or ""), event.state)
        facts = []
        if state != before:
            left = told["leaving"][law].get(before)
            entered = told["entering"][law].get(state)
            if left and entered and left["kind"] == "court_case_reopened" and entered["kind"] == "court_case_closed":
                left = entered = None  # from one closed state to another
            facts += [_fact(each, event) for each in (left, entered) if each and not _is_again(each, is_submitted)]
            is_submitted = state in told["not_submitted_again_after"][law] or (is_submitted and not _is_back(entered))
        milestone = told["events"][law].get(event.event_id)
        facts += [_fact(milestone, event)] if milestone else []
        yield event, _statement(case_id, law, event, state, facts)
        before = state


@cache
def _states(law: str) -> Mapping[str, str]:
    return {fold(state): state for state in _CODES[f"{law}_states"].values()}


@lru_cache(4096)
def _known_state(law: str, state: str) -> str | None:
    return _CODES[f"{law}_states"].get(fold(state))


def _is_again(told: Mapping[str, str], is_submitted: bool) -> bool:
    """Paid for after it was submitted: still one submission."""
    return is_submitted and told["kind"] == "application_submitted"


def _is_back(told: Mapping[str, str] | None) -> bool:
    return told is not None and told["kind"] == "application_returned" and "reason" not in told


def _fact(told: Mapping[str, str], event: Happened) -> Fact:
    day = event.at.astimezone(LONDON).date()
    return Fact(told["kind"], EventKind(told["kind"]), day, event.at, reason=told.get("reason"))


def _statement(case_id: str, law: str, event: Happened, state: str | None, facts: list[Fact]) -> CourtCase:
    known = _known_state(law, state or "")
    return CourtCase(
        *(case_id, law, None, None, None, known),
        people=[],
        facts=facts,
        record_key=f"{case_id}/history/{event.at.isoformat()}/{event.event_id}/{event.state or ''}",
        knows_no_child=True,
    )
