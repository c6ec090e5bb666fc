"""Kinds of wait: what a child can be waiting for. Of waits that end together, the first here comes first."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from waypost.vocabulary.cancellations import CANCELLATIONS


class WaitKind(StrEnum):
    """Every kind of wait. Of waits that end on one day, the one that stands first here comes first."""

    LOST_HEARING = "lost_hearing"
    LATE_REPORT = "late_report"
    REPORT = "report"
    PRACTITIONER = "practitioner"
    NEW_PRACTITIONER = "new_practitioner"
    FINAL_ORDER = "final_order"
    ISSUE = "issue"
    ORDER_RECEIPT = "order_receipt"
    LETTER_BEFORE_PROCEEDINGS = "letter_before_proceedings"
    PRE_PROCEEDINGS_MEETING = "pre_proceedings_meeting"
    PRE_PROCEEDINGS_OUTCOME = "pre_proceedings_outcome"
    COURT_APPLICATION = "court_application"
    NEXT_HEARING = "next_hearing"
    NOTHING_TOLD = "nothing_told"


RANK: Mapping[WaitKind, int] = MappingProxyType({kind: rank for rank, kind in enumerate(WaitKind)})

TITLES: Mapping[str, str] = MappingProxyType(
    {
        WaitKind.LOST_HEARING: "A hearing called off, until it is held",
        WaitKind.LATE_REPORT: "A report past its date",
        WaitKind.REPORT: "A report that is being written, to its date",
        WaitKind.PRACTITIONER: "A guardian or adviser from Cafcass",
        WaitKind.NEW_PRACTITIONER: "A new guardian or adviser from Cafcass",
        WaitKind.FINAL_ORDER: "The final order after the last hearing",
        WaitKind.ISSUE: "The court to issue the application",
        WaitKind.ORDER_RECEIPT: "An order on its way to Cafcass",
        WaitKind.LETTER_BEFORE_PROCEEDINGS: "The letter before proceedings",
        WaitKind.PRE_PROCEEDINGS_MEETING: "The first pre-proceedings meeting",
        WaitKind.PRE_PROCEEDINGS_OUTCOME: "The outcome of pre-proceedings",
        WaitKind.COURT_APPLICATION: "The authority's application to court",
        WaitKind.NEXT_HEARING: "The next hearing, and nothing else is told",
        WaitKind.NOTHING_TOLD: "Nothing is told of what was waited for",
    }
)
"""Each kind in plain words."""

COURT, CAFCASS, LOCAL_AUTHORITY, EXPERTS, OTHER = "court", "cafcass", "local_authority", "experts", "other"
NOBODY_TOLD = "nobody_told"
"""Owner of days of which nothing is told, or only that the next hearing was to come: nobody's move is known."""

OWNER_TITLES: Mapping[str, str] = MappingProxyType(
    {
        COURT: "The court",
        CAFCASS: "Cafcass",
        LOCAL_AUTHORITY: "The local authority",
        "lawyers": "The lawyers",
        "legal_aid_agency": "The Legal Aid Agency",
        EXPERTS: "The experts",
        OTHER: "Somebody else",
        NOBODY_TOLD: "Nobody that is told",
    }
)
"""Each owner of a wait in words, as a sentence begins with it."""


def owner_title(owner: str) -> str:
    """Return an owner in words; one that the list does not know as it is told."""
    return OWNER_TITLES.get(owner, owner)


def owner_within(owner: str) -> str:
    """Return an owner in words as they stand within a sentence: the court."""
    title = owner_title(owner)
    return title if title in (owner, "Cafcass") else title[:1].lower() + title[1:]


REPORT_OWNERS: Mapping[str, str] = MappingProxyType(
    {"cafcass": CAFCASS, "local_authority": LOCAL_AUTHORITY, "expert": EXPERTS}
)
"""Whose move a report is, by its author; of another author it is other."""

RECORDED, FROM_DATES, UNTOLD = "recorded_reason", "dates", "nothing_told"
BASES: Mapping[str, str] = MappingProxyType(
    {
        RECORDED: "Somebody recorded the reason",
        FROM_DATES: "Worked out from two dates; nobody recorded a reason",
        UNTOLD: "Nothing is told but that time went by",
    }
)
"""On what it rests that a wait held a child up, surest first."""

NOT_RECORDED = "not_recorded"
"""Cause of a hearing called off for which no reason is told, or one that the code list does not know."""

REASON_CAUSES: Mapping[str, str] = MappingProxyType({code: CANCELLATIONS.kind(code) for code in CANCELLATIONS.codes})
"""The cause of each of the court service's reasons: the kind that the code list gives it."""

CAUSE_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "judicial_availability": "No judge available, or too little time listed",
        "court_capacity": "No courtroom, interpreter or special measures",
        "police": "Police disclosure",
        "health": "Medical records",
        "evidence": "Evidence or a report late or poor",
        "assessment": "Assessment of the family late or not done",
        "preparation": "Case not prepared",
        "change_of_circumstances": "Something changed in the family",
        "availability": "Somebody was not there or not instructed",
        "funding": "Legal aid",
        "proceedings": "Course of the proceedings",
        "outside_events": "Weather, strikes and the like",
        NOT_RECORDED: "No reason recorded",
    }
)
"""The causes of a lost hearing, in the order in which they are told."""
