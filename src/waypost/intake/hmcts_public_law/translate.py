"""Turns a checked public-law case into facts: submitted, issued, and each hearing as it now stands."""

from __future__ import annotations

from waypost.intake.court_case import CourtCase, Fact
from waypost.intake.hmcts_public_law.check import Hearing, PublicCase
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.events import EventKind

NO_REASON = "no_reason_given_perhaps_housekeeping"
"""Doubt: the feed drops the housekeeping reason, so a hearing listed in error looks vacated for no reason."""
REASON_NOT_KNOWN = "reason_not_on_the_list"
"""Doubt: a reason was given and is on no list."""

_KINDS = {
    None: EventKind.HEARING_LISTED,
    "vacated": EventKind.HEARING_VACATED,
    "adjourned": EventKind.HEARING_ADJOURNED,
}
_OWNERS = {code: CANCELLATIONS.owner(code) for code in CANCELLATIONS.codes}


def translate_case(case: PublicCase) -> CourtCase:
    """Return the case's statement. Every fact holds for every child of the case."""
    facts = []
    if case.submitted_on:
        facts.append(Fact("dateSubmitted", EventKind.APPLICATION_SUBMITTED, case.submitted_on, code=case.application))
    if case.issued_on:
        facts.append(Fact("dateOfCourtIssue", EventKind.APPLICATION_ISSUED, case.issued_on, code=case.application))
    facts += [_hearing(hearing) for hearing in case.hearings]
    return CourtCase(
        case.case_id, "public", case.application, case.court, case.authority, case.state, case.people, facts
    )


def _hearing(hearing: Hearing) -> Fact:
    if hearing.cancelled is None:
        return Fact(hearing.hearing_id, EventKind.HEARING_LISTED, hearing.listed_on, hearing.starts_at, hearing.code)
    doubt = None
    if hearing.has_reason and hearing.reason is None:
        doubt = REASON_NOT_KNOWN
    elif hearing.cancelled == "vacated" and hearing.reason is None:
        doubt = NO_REASON
    kind, owner = _KINDS[hearing.cancelled], hearing.reason and _OWNERS[hearing.reason]
    return Fact(
        hearing.hearing_id,
        kind,
        hearing.listed_on,
        hearing.starts_at,
        hearing.code,
        hearing.reason,
        owner,
        doubt=doubt,
    )
