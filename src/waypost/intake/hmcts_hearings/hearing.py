"""Checks one hearing and takes from it what Waypost uses. Times that name no zone are UTC.

`AWAITING_ACTUALS` is worked out by the service from the clock: the hearing is listed and its day has come. It is read,
and kept, as LISTED, so that the same hearing does not differ by the hour at which it was asked for.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any, NamedTuple

from waypost.foundation.clock import UTC
from waypost.foundation.identifiers import digest
from waypost.intake.dates import Moment
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, CaseRefused, Holder, Step
from waypost.intake.hmcts_hearings.found import ACTUALS, LISTED, Found
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.code_lists import fold
from waypost.vocabulary.hearings import HEARINGS

_CODES = read_feed_codes("hmcts_hearings")
_SERVICES, _STATUSES = _CODES["services"], _CODES["statuses"]
_DERIVED = "AWAITING_ACTUALS"
_IDS = ("hearingID", "hearingId", "hearing_id", "hearingRequestID")
_REASONS = ("hearingResultReasonType", "hearingCancellationReason", "cancellationReason")
_hearing_code = lru_cache(4096)(partial(HEARINGS.from_source, "hmcts_private_law"))
_reason_code = lru_cache(4096)(partial(CANCELLATIONS.from_source, "hmcts_public_law"))


class Told(NamedTuple):
    """What one telling says of a hearing. `hearing_id` is null where it is not told: actuals often do not.

    `stands` is listed, held, vacated, adjourned, not_listed or other; `day` the first day, null where none is given.
    """

    kind: str
    case_id: str
    law: str | None
    hearing_id: str | None
    code: str
    stands: str
    day: Moment | None
    requested: Moment | None
    reason: str | None
    has_reason: bool
    changed_at: datetime | None


def check_hearing(found: Found, notes: CaseNotes) -> Told:
    """Return what a hearing tells. Raise `CaseRefused` where nothing says which it is, or of which case."""
    value = found.value
    case = notes.part(value, "caseDetails")
    law = law_of(found.around, value, case, notes)
    case_id = notes.key(found.around, "caseRef") or notes.key(value, "caseRef") or notes.key(case, "caseRef")
    if case_id is None or not (case_id.isascii() and case_id.isdigit()):
        raise CaseRefused("case_id_missing")
    if len(case_id) != 16:
        notes.say("case_id_unusual")
    response, request = notes.part(value, "hearingResponse"), notes.part(value, "requestDetails")
    hearing_id = next((k for h in (value, request, response) for key in _IDS if (k := notes.key(h, key))), None)
    if hearing_id is None and found.kind != ACTUALS:
        raise CaseRefused("hearing_without_id")
    read = _actuals if found.kind == ACTUALS else _listed if found.kind == LISTED else _single
    return Told(found.kind, case_id, law, hearing_id, *read(value, notes))


def law_of(around: Holder, value: Holder, case: Holder, notes: CaseNotes) -> str | None:
    """Return the law by the service; None where no service is named. Raise `CaseRefused` for another service's."""
    given = (
        notes.key(around, "hmctsServiceCode")
        or notes.key(value, "hmctsServiceCode")
        or notes.key(case, "hmctsServiceCode")
        or notes.key(value, "hmcts_service_id")
    )
    if given is None:
        return None
    law = _law_of_service(given)
    if law is None:
        raise CaseRefused("hearing_of_another_service")
    return law


_Standing = tuple[str, str, Moment | None, Moment | None, str | None, bool, datetime | None]
"""The last seven words of `Told`."""


@lru_cache(4096)
def _law_of_service(given: str) -> str | None:
    return _SERVICES.get(fold(given))


def _listed(value: Holder, notes: CaseNotes) -> _Standing:
    changed = _moment(value, "lastResponseReceivedDateTime", notes)
    requested = _moment(value, "hearingRequestDateTime", notes)
    status = _status(value, ("hmcStatus", "hearingStatus"), notes)
    reason, has_reason = _reason((value,), notes)
    last = changed or requested
    day = first_day(value, "hearingDaySchedule", "hearingStartDateTime", notes)
    code = _code(value, ("hearingType", "hearingTypeValue"), notes)
    return code, status, day, requested, reason, has_reason, last and last.at


def _single(value: Holder, notes: CaseNotes) -> _Standing:
    """Read a hearing asked for by itself: the request as first made, and the listing system's answer."""
    request, response = notes.part(value, "requestDetails"), notes.part(value, "hearingResponse")
    details = notes.part(value, "hearingDetails")
    status = _status({**response, **request}, ("status", "hmcStatus"), notes, "requestDetails")
    changed = _moment(response, "receivedDateTime", notes, "hearingResponse")
    stamped = _moment(request, "timestamp", notes, "requestDetails")
    stamped = stamped or _moment(response, "timeStamp", notes, "hearingResponse")
    reason, has_reason = _reason((response,), notes, "hearingResponse")
    day = first_day(response, "hearingDaySchedule", "hearingStartDateTime", notes, "hearingResponse")
    code = _code(details, ("hearingType",), notes, "hearingDetails")
    last = changed or stamped
    is_first_request = request.get("versionNumber") == 1 and status == "not_listed"
    requested = stamped if is_first_request else None
    return code, status, day, requested, reason, has_reason, last and last.at


def _actuals(value: Holder, notes: CaseNotes) -> _Standing:
    """Read what really happened; days that were not needed are passed over."""
    planned, actuals = notes.part(value, "hearingPlanned"), notes.part(value, "hearingActuals")
    outcome = notes.part(actuals, "hearingOutcome", ("hearingActuals",))
    at = ("hearingActuals", "hearingOutcome")
    result = "hearingResult" if outcome.get("hearingResult") is not None else ""
    status = _status(outcome, (result,), notes, *at) if result else _status(value, ("hmcStatus",), notes)
    day = first_day(actuals, "actualHearingDays", "hearingDate", notes, "hearingActuals")
    day = day or first_day(planned, "plannedHearingDays", "plannedStartTime", notes, "hearingPlanned")
    day = day or _moment(outcome, "hearingResultDate", notes, *at)
    reason, has_reason = _reason((outcome,), notes, *at)
    code = _code({**planned, **outcome}, ("hearingType", "plannedHearingType"), notes, *at)
    return code, status, day, None, reason, has_reason, None


def first_day(holder: Holder, key: str, start: str, notes: CaseNotes, *at: Step) -> Moment | None:
    """Return the first day in a list of days, less those marked as not required."""
    found = []
    for position, day in enumerate(notes.list(holder, key, at)):
        if not isinstance(day, dict):
            notes.say("part_not_object", *at, key, position)
        elif day.get("notRequired") is not True:
            moment = notes.moment(day, start, (*at, key, position), zone=UTC)
            if moment is not None:
                found.append(moment)
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda moment: (moment.day, moment.at is not None, moment.at or moment.day))


def _moment(holder: Holder, key: str, notes: CaseNotes, *at: Step) -> Moment | None:
    return notes.moment(holder, key, at, zone=UTC)


def _status(holder: Holder, keys: tuple[str, ...], notes: CaseNotes, *at: Step) -> str:
    key = next((key for key in keys if holder.get(key) is not None), keys[0])
    status = notes.code(holder, key, at, codes=_STATUSES, rule="status_not_known")
    if status is None:
        notes.say("status_not_known", *at, key)
    return status or "other"


def _code(holder: Holder, keys: tuple[str, ...], notes: CaseNotes, *at: Step) -> str:
    code = next((found for key in keys if (found := _hearing_code(notes.text(holder, key, at)))), None)
    if code is None:
        notes.say("code_not_known", *at, keys[0])
    return code or "other"


def _reason(holders: tuple[Holder, ...], notes: CaseNotes, *at: Step) -> tuple[str | None, bool]:
    """Return the reason where it is on the court service's list, and whether any was given."""
    given = [(key, text) for holder in holders for key in _REASONS if (text := notes.text(holder, key, at))]
    reason = next((found for _, text in given if (found := _reason_code(text))), None)
    if given and reason is None:
        notes.say("reason_not_known", *at, given[0][0])
    return reason, bool(given)


def without_derived(value: Any) -> Any:
    """Return a hearing less the status that the service works out from the clock."""
    if isinstance(value, dict) and value.get("hmcStatus") == _DERIVED:
        return value | {"hmcStatus": "LISTED"}
    return value


def key_of_untold(told: Told) -> tuple[str, date | None, str]:
    """Return what an actual without an id is matched by: its case, its first day, and its type."""
    return told.case_id, told.day and told.day.day, told.code


def made_up_id(told: Told) -> str:
    """Return a key for an actual whose hearing no list tells."""
    return f"hearing-{digest(*key_of_untold(told), length=10)}"
