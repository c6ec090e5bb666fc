"""Hearings of a public-law case: listed, vacated, adjourned, or no hearing at all.

`hearingDetails` and `cancelledHearingDetails` both hold them; a hearing that stands in both is taken as cancelled. A
hearing cancelled for housekeeping (listed in error, entered twice) is `removed`: nothing was lost, so it is no delay.
Nothing here says that a hearing was held. A hearing listed anew is a new element, with no pointer to the old one.
"""

from __future__ import annotations

from functools import lru_cache, partial

from waypost.foundation.identifiers import digest
from waypost.intake.court_feed import Lists
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element
from waypost.intake.hmcts_case_data.taken import Hearing
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.hearings import HEARINGS

_CODES = read_feed_codes("hmcts_case_data")
_STATUSES, _HOUSEKEEPING = _CODES["hearing_statuses"], _CODES["housekeeping_reasons"]
_hearing_code = lru_cache(4096)(partial(HEARINGS.from_source, "hmcts_public_law"))
_reason_code = lru_cache(4096)(partial(CANCELLATIONS.from_source, "hmcts_public_law"))


def read_hearings(lists: Lists, notes: CaseNotes) -> list[Hearing]:
    """Return each hearing once, cancelled ones first; what cannot be used is refused."""
    hearings: dict[str, Hearing] = {}
    for name in ("cancelledHearingDetails", "hearingDetails"):
        for element in lists[name]:
            hearing = _hearing(element, notes, is_cancelled=name == "cancelledHearingDetails")
            if hearing is None:
                notes.refuse_element("hearing_day_missing", element)
            elif hearing.hearing_id in hearings:
                notes.refuse_element("element_twice", element)
            elif hearing.stands != "other":
                hearings[hearing.hearing_id] = hearing
    return list(hearings.values())


def _hearing(element: Element, notes: CaseNotes, *, is_cancelled: bool) -> Hearing | None:
    value, at = element.value, element.at
    listed = notes.moment(value, "startDate", at)
    if listed is None:
        return None
    kind = notes.text(value, "type", at)
    code = _hearing_code(kind)
    if code is None:
        notes.say("code_not_known", *at, "type")
    hearing_id = element.element_id or notes.key(value, "id", at)
    if hearing_id is None:
        notes.say("hearing_id_missing", *at)
        hearing_id = f"hearing-{digest(kind, listed.day, listed.at, length=10)}"
    stands = notes.code(value, "status", at, codes=_STATUSES, rule="status_not_known")
    if stands is None and is_cancelled:
        notes.say("status_not_known", *at, "status")
        stands = "vacated"
    elif stands is None:
        return Hearing(hearing_id, code or "other", *listed, "listed", None, False, None, False)
    vacated = notes.moment(value, "vacatedDate", at)
    return _with_reason(
        Hearing(hearing_id, code or "other", *listed, stands, None, False, vacated and vacated.day, False),
        element,
        notes,
    )


def _with_reason(hearing: Hearing, element: Element, notes: CaseNotes) -> Hearing:
    """Add why a hearing was cancelled: a code or a label; housekeeping stands in a field of its own."""
    value, at = element.value, element.at
    given = notes.text(value, "cancellationReason", at)
    reason = _reason_code(given)
    if given and reason is None:
        notes.say("reason_not_known", *at, "cancellationReason")
    housekeeping = notes.text(value, "housekeepReason", at)
    if housekeeping is None:
        return hearing._replace(reason=reason, has_reason=given is not None)
    if given:
        notes.say("housekeeping_and_reason", *at, "housekeepReason")
        return hearing._replace(reason=reason, has_reason=True, is_housekeeping_too=True)
    kept_for = _HOUSEKEEPING.get(housekeeping.lower(), "other")  # free text may stand here: never passed on
    return hearing._replace(stands="removed", reason=kept_for, has_reason=True, taken_off_on=None)
