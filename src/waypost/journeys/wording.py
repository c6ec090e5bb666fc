"""Plain words for the account: what happened, who says so, what is doubted. No rules, only sentences."""

from __future__ import annotations

from datetime import date

from waypost.journeys.record import Event
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.care import (
    LEGAL_STATUSES,
    PLACEMENTS,
    PREVIOUS_PERMANENCE,
    REASONS_ADOPTION_REVERSED,
    REASONS_CEASED_HELD,
)
from waypost.vocabulary.code_lists import CodeList
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.extensions import EXTENSIONS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NO_LAW = {
    "agency_practice": "An agency's own practice, not law",
    "set_by_area": "Set by the area, not law",
    "local_practice": "Local practice, not law",
    "assumption": "Our assumption, not law",
}
"""What a limit rests on, for the sureness of a timetable's step that no statute or practice direction sets."""
SOURCE_TITLES = {
    "hmcts_public_law": "The court (public law)",
    "hmcts_private_law": "The court (private law)",
    "hmcts_case_data": "The court (its case record)",
    "hmcts_hearings": "The court (its hearing service)",
    "cafcass": "Cafcass",
    "ssd": "The local authority (its own records)",
    "ssda903": "The local authority (return of children looked after)",
    "cin": "The local authority (children in need census)",
    "annex_a": "The local authority (lists for Ofsted)",
}
AUTHORS = {"cafcass": "Cafcass", "local_authority": "the local authority", "expert": "an expert"}
DOUBTS = {
    "taken_as_held": "Nothing says that this hearing was held. Its day has gone by and nobody called it off.",
    "no_reason_given_perhaps_housekeeping": "No reason was given. It may have been taken off the list to tidy it.",
    "reason_not_on_the_list": "The reason given is not on the court service's list.",
    "day_made_not_given_day_created_taken": "The day the order was made is not given. This is the day it was typed.",
    "day_not_given_first_told_taken": "The day is not given. This is the first day that the court's record says it.",
    "children_not_told": "The court's record does not say for which of the children.",
    "day_recorded_taken": "The day of the hearing is not given. This is the day on which its outcome was recorded.",
    "day_of_decision_taken": "The order's own day is not given. This is the day of the final decision.",
    "reason_and_housekeeping_both_given": "A reason is given, and the hearing is also marked as a mistake put right.",
    "outcome_letter_assumed": "The census gives a letter for how it ended. What the letter means is our assumption.",
    "outcome_letter_not_known": "The census gives a letter for how it ended, and nobody has told us what it means.",
    "legal_status_in_group": "The authority's list names a group of legal statuses, not which of them.",
    "told_as_legal_status": "The authority holds the order as a legal status, from this day. It may be told by others.",
    "end_of_placement_taken": "The day of the order is not given. This is the day on which the last placement ended.",
    "adoption_placement_worked_out": "A placement for adoption. Of which kind is worked out from order and carer.",
    "adoption_placement_not_said_which": "A placement for adoption. The source does not say of which kind.",
    "early_adoption_placement": "Fostering for adoption, or concurrent planning. Of which kind is not said.",
    "legal_status_differs": "Worked out from two rows of the return: the legal status differs from the one before.",
}
ROLES = {"childrens_guardian": "children's guardian"}
NOT_SAID = "not said which"
OTHER_DOUBT = "Worked out from what the source says; it does not say so itself."

_HEARINGS = (
    EventKind.HEARING_REQUESTED,
    EventKind.HEARING_PUT_ON_LIST,
    EventKind.HEARING_TAKEN_OFF_LIST,
    EventKind.HEARING_REMOVED,
    EventKind.HEARING_LISTED,
    EventKind.HEARING_HELD,
    EventKind.HEARING_VACATED,
    EventKind.HEARING_ADJOURNED,
)
_ENDINGS = ("no_order", "withdrawn", "refused")
_REPORT_EVENTS = (EventKind.REPORT_ORDERED, EventKind.REPORT_ALLOCATED, EventKind.REPORT_FILED)
_ORDER_EVENTS = (EventKind.ORDER_MADE, EventKind.ORDER_RECEIVED)
_PRACTITIONER_EVENTS = (EventKind.PRACTITIONER_ALLOCATED, EventKind.PRACTITIONER_ENDED)
_LISTS: dict[EventKind, CodeList] = {
    **dict.fromkeys(_HEARINGS, HEARINGS),
    **dict.fromkeys(_REPORT_EVENTS, REPORTS),
    **dict.fromkeys(_ORDER_EVENTS, ORDERS),
    EventKind.APPLICATION_SUBMITTED: APPLICATIONS,
    EventKind.APPLICATION_ISSUED: APPLICATIONS,
    EventKind.APPLICATION_RECEIVED: APPLICATIONS,
    EventKind.FURTHER_APPLICATION_MADE: APPLICATIONS,
    EventKind.CARE_STARTED: LEGAL_STATUSES,
    EventKind.LEGAL_STATUS_STARTED: LEGAL_STATUSES,
    EventKind.PLACEMENT_STARTED: PLACEMENTS,
    EventKind.EARLIER_PERMANENCE_ORDERED: PREVIOUS_PERMANENCE,
}
_SENTENCES = {
    EventKind.SECTION_47_STARTED: "The local authority began to enquire whether the child suffers significant harm.",
    EventKind.CHILD_PROTECTION_PLAN_STARTED: "A child protection plan began.",
    EventKind.CHILD_PROTECTION_PLAN_ENDED: "The child protection plan ended.",
    EventKind.PRE_PROCEEDINGS_DECIDED: "The local authority decided to start pre-proceedings.",
    EventKind.PRE_PROCEEDINGS_LETTER_SENT: "The letter before proceedings went to the parents.",
    EventKind.PRE_PROCEEDINGS_MEETING_HELD: "The parents and the authority met for the first time in pre-proceedings.",
    EventKind.COURT_APPLICATION_SENT: "The local authority says that it sent its application to the court.",
    EventKind.LETTER_TO_INITIATE_SENT: "The local authority wrote to the parents that it goes to court.",
    EventKind.APPLICATION_SUBMITTED: "The application reached the court: {what}.",
    EventKind.APPLICATION_RETURNED: "The court sent the application back to be put right{because}.",
    EventKind.HARM_ALLEGED: "The application alleges harm: {what}.",
    EventKind.APPLICATION_ISSUED: "The court issued the application: {what}.",
    EventKind.SENT_TO_GATEKEEPING: "The court sent the case to whoever gives the first directions.",
    EventKind.APPLICATION_RECEIVED: "Cafcass received the application from the court.",
    EventKind.CHILD_JOINED: "The child became part of the case at Cafcass.",
    EventKind.PRACTITIONER_ALLOCATED: "A {what} took the case.",
    EventKind.PRACTITIONER_ENDED: "The {what} left the case{because}.",
    EventKind.LETTER_SENT: "Cafcass sent a letter: {what}.",
    EventKind.MANAGEMENT_REVIEW_HELD: "A manager reviewed the case: {what}.",
    EventKind.PLAN_DISCUSSED: "The guardian and the social worker talked about the care plan and the timetable.",
    EventKind.HEARING_REQUESTED: "The court asked for a hearing to be listed: {what}.",
    EventKind.HEARING_PUT_ON_LIST: "A day was given to a hearing: {what}.",
    EventKind.HEARING_TAKEN_OFF_LIST: "On this day a hearing was taken off the list: {what}.",
    EventKind.HEARING_REMOVED: "What stood on the list for this day was no hearing: {what}{because}.",
    EventKind.HEARING_LISTED: "A hearing is listed for this day: {what}.",
    EventKind.HEARING_HELD: "The hearing was held: {what}.",
    EventKind.HEARING_VACATED: "The hearing was called off before its day: {what}{because}.",
    EventKind.HEARING_ADJOURNED: "The hearing was stopped on its day: {what}{because}.",
    EventKind.FURTHER_APPLICATION_MADE: "An application was made in the proceedings: {what}.",
    EventKind.REPORT_ORDERED: "The court asked {author} for a report: {what}{due}.",
    EventKind.REPORT_ALLOCATED: "Somebody was given the report to write: {what}.",
    EventKind.REPORT_FILED: "The report by {author} reached the court: {what}{lateness}.",
    EventKind.ADVICE_GIVEN: "Cafcass advised the court: {what}.",
    EventKind.ADVICE_SHARED: "The child was told what Cafcass advised: {what}.",
    EventKind.EXTENSION_GRANTED: "The court allowed more time{until}{because}.",
    EventKind.ORDER_RECEIVED: "Cafcass received the order: {what}.",
    EventKind.COURT_CASE_CLOSED: "The court closed the case for this child{because}.",
    EventKind.COURT_CASE_REOPENED: "The court opened the case again.",
    EventKind.LEGAL_STATUS_STARTED: "The child's legal status in care began: {what}.",
    EventKind.PLACEMENT_STARTED: "The child came to live here: {what}.",
    EventKind.EARLIER_PERMANENCE_ORDERED: "An order by which the child had left care before: {what}.",
    EventKind.ADOPTION_DECIDED: "The local authority decided that the child should be placed for adoption.",
    EventKind.ADOPTERS_MATCHED: "The local authority matched the child with adopters.",
    EventKind.ADOPTION_DECISION_REVERSED: "The child should no longer be placed for adoption{because}.",
    EventKind.DEPRIVATION_OF_LIBERTY_STARTED: "A deprivation of liberty that the court had allowed began.",
    EventKind.DEPRIVATION_OF_LIBERTY_ENDED: "A deprivation of liberty that the court had allowed came to its end.",
    EventKind.CARE_ENDED: "The child stopped being looked after{because}.",
    EventKind.CASE_CLOSED: "Cafcass closed the child's case{because}.",
    EventKind.CASE_REOPENED: "Cafcass opened the child's case again.",
    EventKind.PRACTICE_AUDITED: "Cafcass audited the file: {what}.",
    EventKind.AUDIT_PUT_RIGHT: "What the audit asked for was done, and somebody else confirmed it.",
    EventKind.FEEDBACK_RECEIVED: "Somebody told Cafcass what they thought: {what}.",
    EventKind.FEEDBACK_ANSWERED: "Cafcass answered: {what}.",
}


def day_in_words(day: date) -> str:
    """Return a day as people write it: 3 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def source_title(source: str) -> str:
    """Return a source's name in words."""
    return SOURCE_TITLES.get(source, source)


def what_of(event: Event) -> str:
    """Return what an event is about: the hearing, the report, the order. Where no source says, that is said."""
    code = event.code
    if code is None:
        return "practitioner" if event.kind in _PRACTITIONER_EVENTS else NOT_SAID
    titles = _LISTS.get(event.kind)
    if titles is not None and titles.known(code):
        return titles.title(code)
    return ROLES.get(code, code.replace("_", " "))


def title_of(event: Event) -> str:
    """Return a line's title: short, and enough by itself."""
    match event.kind:
        case (
            EventKind.HEARING_LISTED | EventKind.HEARING_HELD | EventKind.HEARING_VACATED | EventKind.HEARING_ADJOURNED
        ):
            return f"{what_of(event)} {event.kind.value.removeprefix('hearing_')}" if event.code else _plain(event)
        case EventKind.ORDER_MADE if event.code in _ENDINGS:
            return what_of(event)
        case EventKind.ORDER_MADE | EventKind.REPORT_ORDERED | EventKind.REPORT_FILED if event.code:
            return f"{what_of(event)} {event.kind.value.split('_')[1]}"
        case EventKind.ORDER_RECEIVED if event.code:
            return f"{what_of(event)} received by Cafcass"
        case EventKind.LEGAL_STATUS_STARTED | EventKind.PLACEMENT_STARTED if event.code:
            return f"{_plain(event)}: {what_of(event)}"
        case _:
            return _plain(event)


def _plain(event: Event) -> str:
    return MEANINGS[event.kind].title


def sentence_of(event: Event) -> str:
    """Return one plain sentence, or two, of what happened."""
    match event.kind:
        case EventKind.PRE_PROCEEDINGS_ENDED:
            to = {"issue": "to go to court", "step_down": "to step down: no application to court"}
            return f"Pre-proceedings ended. It was agreed {to.get(event.code or '', 'how to go on')}."
        case EventKind.CHILD_ENGAGED:
            return (
                "A practitioner saw the child."
                if event.flag
                else f"A practitioner spoke with the child: {what_of(event)}."
            )
        case EventKind.CARE_STARTED:
            return f"The child began to be looked after{f': {what_of(event)}' if event.code else ''}."
        case EventKind.ORDER_MADE:
            start = "The application ended" if event.code in _ENDINGS else "The court made an order"
            ending = " It settles the application for this child." if event.flag else ""
            return f"{start}: {what_of(event)}.{ending}" if event.code else f"{start}.{ending}"
        case _:
            return _SENTENCES[event.kind].format(
                what=what_of(event),
                because=_because(event),
                author=AUTHORS.get(event.owner or "", "somebody"),
                due=f", due on {day_in_words(event.due_on)}" if event.due_on else "",
                lateness=_lateness(event),
                until=f", until {day_in_words(event.due_on)}" if event.due_on else "",
            )


def _because(event: Event) -> str:
    reason = event.reason
    if reason is None:
        return ""
    for titles in (CANCELLATIONS, EXTENSIONS, REASONS_CEASED_HELD, REASONS_ADOPTION_REVERSED):
        if titles.known(reason):
            return f" (reason: {titles.title(reason)})"
    return f" (reason: {reason.replace('_', ' ')})"


def _lateness(event: Event) -> str:
    if event.due_on is None:
        return ""
    days = (event.happened_on - event.due_on).days
    if days <= 0:
        return ", in time"
    return f", {days} day{'s' if days > 1 else ''} late"


def doubt_of(doubt: str | None) -> str | None:
    """Return a doubt's sentences, from its short codes joined by commas; null where there is none."""
    if not doubt:
        return None
    return " ".join(dict.fromkeys(DOUBTS.get(code, OTHER_DOUBT) for code in doubt.split(",")))
