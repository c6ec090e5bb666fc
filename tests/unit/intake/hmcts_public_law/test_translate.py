"""A checked public-law case as facts."""

from __future__ import annotations

from datetime import date

from waypost.intake.hmcts_public_law.check import Hearing, PublicCase
from waypost.intake.hmcts_public_law.translate import NO_REASON, REASON_NOT_KNOWN, translate_case
from waypost.vocabulary.events import EventKind

DAY = date(2026, 1, 5)


def test_dates_and_hearings_become_facts_that_their_names_tell_apart() -> None:
    hearings = [
        Hearing("h-1", "final", DAY, None, None, None, False),
        Hearing("h-2", "final", DAY, None, "vacated", None, False),
        Hearing("h-3", "final", DAY, None, "adjourned", None, True),
        Hearing("h-4", "final", DAY, None, "adjourned", "LA1", True),
    ]
    case = PublicCase("1", "section_31", DAY, DAY, "12", None, "CLOSED", [], hearings)
    told = translate_case(case)
    assert [(fact.name, fact.kind, fact.owner, fact.doubt) for fact in told.facts] == [
        ("dateSubmitted", EventKind.APPLICATION_SUBMITTED, None, None),
        ("dateOfCourtIssue", EventKind.APPLICATION_ISSUED, None, None),
        ("h-1", EventKind.HEARING_LISTED, None, None),
        ("h-2", EventKind.HEARING_VACATED, None, NO_REASON),
        ("h-3", EventKind.HEARING_ADJOURNED, None, REASON_NOT_KNOWN),
        ("h-4", EventKind.HEARING_ADJOURNED, "local_authority", None),
    ]
    assert (told.law, told.court, told.state) == ("public", "12", "CLOSED")
