"""Turns what one telling says of a hearing into facts. The standing of the hearing bears the hearing's own id."""

from __future__ import annotations

from collections.abc import Iterator

from waypost.intake.court_case import Fact
from waypost.intake.hmcts_hearings.hearing import Told
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.events import EventKind

REASON_NOT_KNOWN = "reason_not_on_the_list"
_KINDS = {
    "listed": EventKind.HEARING_LISTED,
    "held": EventKind.HEARING_HELD,
    "vacated": EventKind.HEARING_VACATED,
    "adjourned": EventKind.HEARING_ADJOURNED,
}


def facts_of(told: Told, hearing_id: str) -> Iterator[Fact]:
    """Yield when the hearing was asked for, and how it stands. Cancelled before it had a day, it never stood."""
    if told.requested is not None:
        on, at = told.requested
        yield Fact(f"{hearing_id}/requested", EventKind.HEARING_REQUESTED, on, at, told.code)
    kind = _KINDS.get(told.stands)
    if kind is None or told.day is None:
        return
    is_lost = told.stands in ("vacated", "adjourned")
    reason = told.reason if is_lost else None
    yield Fact(
        name=hearing_id,
        kind=kind,
        happened_on=told.day.day,
        happened_at=told.day.at,
        code=told.code,
        reason=reason,
        owner=CANCELLATIONS.owner(reason) if reason else None,
        doubt=REASON_NOT_KNOWN if is_lost and told.has_reason and reason is None else None,
    )
