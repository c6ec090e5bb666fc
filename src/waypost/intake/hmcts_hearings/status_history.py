"""The history of a hearing's status: when it was asked for, put on the list, taken off it, and its outcome recorded.

A row says when the status changed and never for which day the hearing is listed, so it tells acts on their own days.
LISTED stands again after every update: only the first one, or one that follows a hearing off the list, is a listing.
The outcome of a hearing is recorded on its day or after: the day of recording is taken, with a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from waypost.foundation.clock import LONDON, UTC
from waypost.intake.court_case import Fact
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, CaseRefused, Holder
from waypost.intake.hmcts_hearings.hearing import law_of
from waypost.vocabulary.code_lists import fold
from waypost.vocabulary.events import EventKind

RECORDED = "day_recorded_taken"
"""Doubt: the history says when the outcome was recorded, not on which day the hearing was."""
_ACTS = read_feed_codes("hmcts_hearings")["acts"]
_ON_LIST = frozenset({"LISTED", "AWAITING_ACTUALS", "UPDATE_REQUESTED", "UPDATE_SUBMITTED", "CANCELLATION_REQUESTED"})
_KINDS: Mapping[str, EventKind] = {
    "requested": EventKind.HEARING_REQUESTED,
    "put_on_list": EventKind.HEARING_PUT_ON_LIST,
    "taken_off_list": EventKind.HEARING_TAKEN_OFF_LIST,
    "held": EventKind.HEARING_HELD,
    "adjourned": EventKind.HEARING_ADJOURNED,
}


class Changed(NamedTuple):
    """One change of a hearing's status. `case_id` is null where the row does not say of which case the hearing is."""

    hearing_id: str
    case_id: str | None
    law: str | None
    status: str
    at: datetime
    event: str


def check_change(value: Holder, notes: CaseNotes) -> Changed:
    """Return one change, from a row of the table or from a message. Raise `CaseRefused` where it cannot be used."""
    law = law_of({}, value, {}, notes)
    update = notes.part(value, "hearingUpdate")
    hearing_id = notes.key(value, "hearing_id") or notes.key(value, "hearingId") or notes.key(value, "hearingID")
    if hearing_id is None:
        raise CaseRefused("hearing_without_id")
    case_id = notes.key(value, "caseRef") or notes.key(value, "case_reference")
    moment = None
    for holder, key in (
        (value, "status_update_date_time"),
        (update, "hearingResponseReceivedDateTime"),
        (update, "hearingEventBroadcastDateTime"),
    ):
        moment = moment or notes.moment(holder, key, zone=UTC)
    if moment is None or moment.at is None:
        raise CaseRefused("hearing_instant_missing")
    status = (notes.text(value, "status") or notes.text(update, "hmcStatus", ("hearingUpdate",)) or "").upper()
    if _act_of(status) is None:
        notes.say("status_not_known", "status")
    is_number = case_id is not None and case_id.isascii() and case_id.isdigit()
    event = notes.text(value, "hearing_event") or ""
    return Changed(hearing_id, case_id if is_number else None, law, status, moment.at, event)


def acts_of(changes: Iterable[Changed]) -> Mapping[Changed, str]:
    """Return what each change of one hearing is: an act of codes.yaml, or none."""
    acts: dict[Changed, str] = {}
    before = ""
    for change in sorted(changes, key=_in_time):
        act = _act_of(change.status) or "none"
        is_repeat = change.status == before or (act == "put_on_list" and before in _ON_LIST)
        acts[change] = "none" if is_repeat else act
        before = change.status
    return acts


@lru_cache(4096)
def _act_of(status: str) -> str | None:
    return _ACTS.get(fold(status))


def _in_time(change: Changed) -> tuple[datetime, str, str, str, str]:
    return change.at, change.status, change.event, change.case_id or "", change.law or ""


def fact_of(change: Changed, act: str, code: str | None, held_on: date | None) -> Fact | None:
    """Return the fact that an act is; None for none, and for an outcome whose day is told by the hearing itself."""
    if act == "none" or (act in ("held", "adjourned") and held_on is not None):
        return None
    is_outcome = act in ("held", "adjourned")
    return Fact(
        name=change.hearing_id if is_outcome else f"{change.hearing_id}/{act}",
        kind=_KINDS[act],
        happened_on=change.at.astimezone(LONDON).date(),
        happened_at=None if is_outcome else change.at,
        code=code,
        doubt=RECORDED if is_outcome else None,
    )
