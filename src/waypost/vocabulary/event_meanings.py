"""What each kind of event means, which sources can tell it, and what its small details mean.

An event's details are five columns for every kind, so that a national record stays narrow: `code`, `reason`, `owner`,
`due_on` and `flag`.
"""

from __future__ import annotations

from dataclasses import dataclass

from waypost.vocabulary.events import EventKind


@dataclass(frozen=True, slots=True)
class EventMeaning:
    """What a kind of event means, who can say it, and what its details hold.

    `code`, `reason`, `owner`, `due_on` and `flag` say what that detail holds, or are empty.
    """

    title: str
    meaning: str
    sources: tuple[str, ...]
    code: str = ""
    reason: str = ""
    owner: str = ""
    due_on: str = ""
    flag: str = ""


_BEFORE_COURT = ("ssd", "cin")
_CASE_DATA = ("hmcts_case_data",)
_HELD_BY_AUTHORITY = ("ssd", "annex_a")
_LOOKED_AFTER = ("ssda903", *_HELD_BY_AUTHORITY)
_COURT = ("hmcts_public_law", "hmcts_private_law", *_CASE_DATA)
_HEARINGS = (*_COURT, "hmcts_hearings")
_HEARING = "hearing type (vocabulary.hearings)"
_ORDER = "order type (vocabulary.orders)"
_REPORT = "report kind (vocabulary.reports)"

MEANINGS: dict[EventKind, EventMeaning] = {
    EventKind.SECTION_47_STARTED: EventMeaning(
        "Section 47 enquiry began",
        "The authority began to enquire whether the child suffers or may suffer significant harm.",
        ("cin", "ssd"),
    ),
    EventKind.CHILD_PROTECTION_PLAN_STARTED: EventMeaning(
        "Child protection plan began", "A child protection plan was made for the child.", ("cin", *_HELD_BY_AUTHORITY)
    ),
    EventKind.CHILD_PROTECTION_PLAN_ENDED: EventMeaning(
        "Child protection plan ended", "The child no longer has a child protection plan.", ("cin", *_HELD_BY_AUTHORITY)
    ),
    EventKind.PRE_PROCEEDINGS_DECIDED: EventMeaning(
        "Pre-proceedings begun",
        "The authority's legal planning meeting decided to start pre-proceedings.",
        _BEFORE_COURT,
    ),
    EventKind.PRE_PROCEEDINGS_LETTER_SENT: EventMeaning(
        "Letter before proceedings sent",
        "The letter before proceedings went to the parents.",
        _BEFORE_COURT,
        flag="offers family group decision making",
    ),
    EventKind.PRE_PROCEEDINGS_MEETING_HELD: EventMeaning(
        "Pre-proceedings meeting held",
        "The first effective pre-proceedings meeting was held.",
        _BEFORE_COURT,
        flag="the parents had a lawyer during pre-proceedings",
    ),
    EventKind.PRE_PROCEEDINGS_ENDED: EventMeaning(
        "Pre-proceedings ended",
        "It was agreed to issue care proceedings or to step down.",
        _BEFORE_COURT,
        code="issue or step_down",
        flag="family group decision making was brought about",
    ),
    EventKind.COURT_APPLICATION_SENT: EventMeaning(
        "Application sent to the court",
        "The authority says that it sent its application. When it reached the court is the court's to say.",
        ("cin",),
    ),
    EventKind.LETTER_TO_INITIATE_SENT: EventMeaning(
        "Letter to initiate proceedings sent",
        "The letter went out that says that the authority will go to court.",
        ("cin",),
    ),
    EventKind.APPLICATION_SUBMITTED: EventMeaning(
        "Application submitted",
        "The application reached the court.",
        _COURT,
        code="application (vocabulary.applications)",
    ),
    EventKind.APPLICATION_RETURNED: EventMeaning(
        "Application returned",
        "The court sent the application back to be put right.",
        _CASE_DATA,
        reason="incomplete, incorrect, clarification_needed, further_information or other",
    ),
    EventKind.HARM_ALLEGED: EventMeaning(
        "Harm alleged",
        "The application alleges harm. Sensitive: it is counted, and told in no account.",
        (*_CASE_DATA, "cafcass"),
        code="domestic_abuse, child_abuse, child_abduction, substance_abuse or other_concerns",
    ),
    EventKind.APPLICATION_ISSUED: EventMeaning(
        "Application issued",
        "The court issued the application: day one of the 26 weeks.",
        (*_COURT, "cafcass"),
        code="application (vocabulary.applications)",
    ),
    EventKind.SENT_TO_GATEKEEPING: EventMeaning(
        "Sent to gatekeeping",
        "The court sent the case to the judge or legal adviser who gives the first directions.",
        _CASE_DATA,
    ),
    EventKind.APPLICATION_RECEIVED: EventMeaning(
        "Application received by Cafcass",
        "Cafcass received the application from the court.",
        ("cafcass",),
        code="application (vocabulary.applications)",
    ),
    EventKind.CHILD_JOINED: EventMeaning(
        "Child joined the case",
        "The child became part of the case at Cafcass: no sooner than Cafcass received the case.",
        ("cafcass",),
        flag="counts in the engagement measure",
    ),
    EventKind.PRACTITIONER_ALLOCATED: EventMeaning(
        "Practitioner allocated", "A named practitioner took the child's case.", ("cafcass",), code="role"
    ),
    EventKind.PRACTITIONER_ENDED: EventMeaning(
        "Practitioner's work ended", "An allocation ended.", ("cafcass",), code="role", reason="why it ended"
    ),
    EventKind.CHILD_ENGAGED: EventMeaning(
        "Child seen or spoken with",
        "A practitioner engaged with the child.",
        ("cafcass",),
        code="manner (in_person, video, telephone, other)",
        flag="seen in person",
    ),
    EventKind.LETTER_SENT: EventMeaning(
        "Letter sent to the child", "A letter went out.", ("cafcass",), code="letter kind"
    ),
    EventKind.MANAGEMENT_REVIEW_HELD: EventMeaning(
        "Management review held",
        "A manager reviewed the assessment and the child's plan.",
        ("cafcass",),
        code="review kind",
    ),
    EventKind.HEARING_REQUESTED: EventMeaning(
        "Hearing requested", "The court asked for a hearing to be listed.", ("hmcts_hearings",), code=_HEARING
    ),
    EventKind.HEARING_PUT_ON_LIST: EventMeaning(
        "Hearing put on the list",
        "A day was given to a hearing. That day is told by another event.",
        ("hmcts_hearings",),
        code=_HEARING,
    ),
    EventKind.HEARING_TAKEN_OFF_LIST: EventMeaning(
        "Hearing taken off the list",
        "A hearing was vacated on this day. The day for which it had been listed is told by another event.",
        ("hmcts_hearings", *_CASE_DATA),
        code=_HEARING,
    ),
    EventKind.HEARING_REMOVED: EventMeaning(
        "Hearing removed as an error",
        "Housekeeping: what had been listed for that day was no hearing. No hearing was lost.",
        _CASE_DATA,
        code=_HEARING,
        reason="listed_in_error, duplicate or other",
    ),
    EventKind.HEARING_LISTED: EventMeaning(
        "Hearing listed", "A hearing is listed for that day.", _HEARINGS, code=_HEARING
    ),
    EventKind.HEARING_HELD: EventMeaning("Hearing held", "The hearing took place.", _HEARINGS, code=_HEARING),
    EventKind.HEARING_VACATED: EventMeaning(
        "Hearing vacated",
        "The hearing was stopped before its listed date.",
        _HEARINGS,
        code=_HEARING,
        reason="cancellation reason (vocabulary.cancellations)",
        owner="owner of the reason",
    ),
    EventKind.HEARING_ADJOURNED: EventMeaning(
        "Hearing adjourned",
        "The hearing was stopped at the hearing.",
        _HEARINGS,
        code=_HEARING,
        reason="cancellation reason (vocabulary.cancellations)",
        owner="owner of the reason",
    ),
    EventKind.FURTHER_APPLICATION_MADE: EventMeaning(
        "Further application made",
        "An application was made inside the proceedings.",
        _CASE_DATA,
        code="application (vocabulary.applications)",
        flag="asks for an adjournment",
    ),
    EventKind.REPORT_ORDERED: EventMeaning(
        "Report ordered",
        "The court ordered a report.",
        ("cafcass", "hmcts_private_law", *_CASE_DATA),
        code=_REPORT,
        owner="author (cafcass, local_authority, expert)",
        due_on="filing date that the court set",
    ),
    EventKind.REPORT_FILED: EventMeaning(
        "Report filed",
        "The report reached the court.",
        ("cafcass", *_CASE_DATA),
        code=_REPORT,
        owner="author (cafcass, local_authority, expert)",
        due_on="filing date that the court set",
    ),
    EventKind.ADVICE_GIVEN: EventMeaning(
        "Advice given", "Cafcass advised the court on an issue.", ("cafcass",), code="issue", reason="recommendation"
    ),
    EventKind.ADVICE_SHARED: EventMeaning(
        "Advice shared with the child", "The child was told what Cafcass advised.", ("cafcass",), code="issue"
    ),
    EventKind.EXTENSION_GRANTED: EventMeaning(
        "Extension granted",
        "The court extended the time to resolve the proceedings justly. A permission, not a wait.",
        ("cafcass", *_CASE_DATA),
        reason="extension reason (vocabulary.extensions)",
        due_on="extended to",
    ),
    EventKind.ORDER_MADE: EventMeaning(
        "Order made",
        "The court made an order.",
        ("cafcass", "hmcts_private_law", *_CASE_DATA, *_HELD_BY_AUTHORITY),
        code=_ORDER,
        flag="final",
    ),
    EventKind.ORDER_RECEIVED: EventMeaning(
        "Order received by Cafcass", "Cafcass received the order.", ("cafcass",), code=_ORDER, flag="final"
    ),
    EventKind.COURT_CASE_CLOSED: EventMeaning(
        "Closed by the court",
        "The court closed the case for this child.",
        _CASE_DATA,
        reason="final_order, no_order, refused, withdrawn, consolidated, housekeeping or other",
    ),
    EventKind.COURT_CASE_REOPENED: EventMeaning(
        "Reopened by the court", "The court opened the case again.", _CASE_DATA
    ),
    EventKind.CARE_STARTED: EventMeaning(
        "Period of care began",
        "The child began to be looked after.",
        _LOOKED_AFTER,
        code="legal status on that day (vocabulary.care)",
    ),
    EventKind.LEGAL_STATUS_STARTED: EventMeaning(
        "Legal status began",
        "The child's legal status in care began.",
        _LOOKED_AFTER,
        code="legal status (vocabulary.care)",
    ),
    EventKind.PLACEMENT_STARTED: EventMeaning(
        "Placement began", "The child came to live in a placement.", _LOOKED_AFTER, code="placement (vocabulary.care)"
    ),
    EventKind.EARLIER_PERMANENCE_ORDERED: EventMeaning(
        "Earlier permanence order",
        "A court had made the order by which the child once left care for good. Told when the child came back into it.",
        ("ssda903",),
        code="kind of permanence (vocabulary.care)",
    ),
    EventKind.ADOPTION_DECIDED: EventMeaning(
        "Adoption decided on",
        "The authority decided that the child should be placed for adoption.",
        _LOOKED_AFTER,
    ),
    EventKind.ADOPTERS_MATCHED: EventMeaning(
        "Matched with adopters", "The authority matched the child with adopters.", _LOOKED_AFTER
    ),
    EventKind.ADOPTION_DECISION_REVERSED: EventMeaning(
        "Adoption decided against",
        "The authority decided that the child should no longer be placed for adoption.",
        _LOOKED_AFTER,
        reason="why the decision was reversed (vocabulary.care)",
    ),
    EventKind.DEPRIVATION_OF_LIBERTY_STARTED: EventMeaning(
        "Deprivation of liberty began",
        "A deprivation of liberty that the court had allowed began.",
        ("ssda903",),
    ),
    EventKind.DEPRIVATION_OF_LIBERTY_ENDED: EventMeaning(
        "Deprivation of liberty ended",
        "A deprivation of liberty that the court had allowed came to its end.",
        ("ssda903",),
    ),
    EventKind.CARE_ENDED: EventMeaning(
        "Period of care ended",
        "The child stopped being looked after.",
        _LOOKED_AFTER,
        reason="reason episode ceased, or a group of reasons (vocabulary.care)",
    ),
    EventKind.CASE_CLOSED: EventMeaning(
        "Closed to Cafcass", "Cafcass closed the child's case.", ("cafcass",), reason="why"
    ),
    EventKind.CASE_REOPENED: EventMeaning("Reopened by Cafcass", "Cafcass reopened the child's case.", ("cafcass",)),
    EventKind.PRACTICE_AUDITED: EventMeaning(
        "Practice audited",
        "The file was audited: a sample, never every child.",
        ("cafcass",),
        code="grade",
        flag="all letters and explanatory notes present and appropriate",
    ),
    EventKind.FEEDBACK_RECEIVED: EventMeaning(
        "Feedback received",
        "Feedback, a compliment or a complaint came in.",
        ("cafcass",),
        code="kind",
        reason="sentiment",
        owner="who made it (child, adult, professional)",
    ),
    EventKind.FEEDBACK_ANSWERED: EventMeaning(
        "Feedback answered", "Feedback, a compliment or a complaint was answered.", ("cafcass",), code="kind"
    ),
}

NOT_FOR_ACCOUNTS = frozenset({EventKind.HARM_ALLEGED})
"""Kinds that are counted and told in no account: an allegation is no finding, and could put somebody at risk."""
