"""Plain words for the account: what happened, who says so, what is doubted. No rules, only sentences."""

from __future__ import annotations

from datetime import date

from waypost.journeys.record import Event
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.care import LEGAL_STATUSES, PLACEMENTS, REASONS_CEASED
from waypost.vocabulary.code_lists import CodeList
from waypost.vocabulary.events import MEANINGS, EventKind
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
    "local_practice": "Local practice, not law",
    "assumption": "Our assumption, not law",
}
"""What a limit rests on, for the sureness of a timetable's step that no statute or practice direction sets."""
SOURCE_TITLES = {
    "hmcts_public_law": "The court (public law)",
    "hmcts_private_law": "The court (private law)",
    "cafcass": "Cafcass",
    "ssd": "The local authority (its own records)",
    "ssda903": "The local authority (return of children looked after)",
    "cin": "The local authority (children in need census)",
}
AUTHORS = {"cafcass": "Cafcass", "local_authority": "the local authority", "expert": "an expert"}
DOUBTS = {
    "taken_as_held": "Nothing says that this hearing was held. Its day has gone by and nobody called it off.",
    "no_reason_given_perhaps_housekeeping": "No reason was given. It may have been taken off the list to tidy it.",
    "reason_not_on_the_list": "The reason given is not on the court service's list.",
    "day_made_not_given_day_created_taken": "The day the order was made is not given. This is the day it was typed.",
    "legal_status_differs": "Worked out from two rows of the return: the legal status differs from the one before.",
}
ROLES = {"childrens_guardian": "children's guardian"}
NOT_SAID = "not said which"
OTHER_DOUBT = "Worked out from what the source says; it does not say so itself."

_HEARINGS = (
    EventKind.HEARING_LISTED,
    EventKind.HEARING_HELD,
    EventKind.HEARING_VACATED,
    EventKind.HEARING_ADJOURNED,
)
_ENDINGS = ("no_order", "withdrawn", "refused")
_REPORT_EVENTS = (EventKind.REPORT_ORDERED, EventKind.REPORT_FILED)
_ORDER_EVENTS = (EventKind.ORDER_MADE, EventKind.ORDER_RECEIVED)
_PRACTITIONER_EVENTS = (EventKind.PRACTITIONER_ALLOCATED, EventKind.PRACTITIONER_ENDED)
_LISTS: dict[EventKind, CodeList] = {
    **dict.fromkeys(_HEARINGS, HEARINGS),
    **dict.fromkeys(_REPORT_EVENTS, REPORTS),
    **dict.fromkeys(_ORDER_EVENTS, ORDERS),
    EventKind.APPLICATION_SUBMITTED: APPLICATIONS,
    EventKind.APPLICATION_ISSUED: APPLICATIONS,
    EventKind.APPLICATION_RECEIVED: APPLICATIONS,
    EventKind.LEGAL_STATUS_STARTED: LEGAL_STATUSES,
    EventKind.PLACEMENT_STARTED: PLACEMENTS,
}
_SENTENCES = {
    EventKind.PRE_PROCEEDINGS_DECIDED: "The local authority decided to start pre-proceedings.",
    EventKind.PRE_PROCEEDINGS_LETTER_SENT: "The letter before proceedings went to the parents.",
    EventKind.PRE_PROCEEDINGS_MEETING_HELD: "The parents and the authority met for the first time in pre-proceedings.",
    EventKind.APPLICATION_SUBMITTED: "The application reached the court: {what}.",
    EventKind.APPLICATION_ISSUED: "The court issued the application: {what}.",
    EventKind.APPLICATION_RECEIVED: "Cafcass received the application from the court.",
    EventKind.PRACTITIONER_ALLOCATED: "A {what} took the case.",
    EventKind.PRACTITIONER_ENDED: "The {what} left the case{because}.",
    EventKind.LETTER_SENT: "Cafcass sent a letter: {what}.",
    EventKind.MANAGEMENT_REVIEW_HELD: "A manager reviewed the case: {what}.",
    EventKind.HEARING_LISTED: "A hearing is listed for this day: {what}.",
    EventKind.HEARING_HELD: "The hearing was held: {what}.",
    EventKind.HEARING_VACATED: "The hearing was called off before its day: {what}{because}.",
    EventKind.HEARING_ADJOURNED: "The hearing was stopped on its day: {what}{because}.",
    EventKind.REPORT_ORDERED: "The court asked {author} for a report: {what}{due}.",
    EventKind.REPORT_FILED: "The report by {author} reached the court: {what}{lateness}.",
    EventKind.ADVICE_GIVEN: "Cafcass advised the court: {what}.",
    EventKind.EXTENSION_GRANTED: "The court allowed more time{until}{because}.",
    EventKind.ORDER_RECEIVED: "Cafcass received the order: {what}.",
    EventKind.LEGAL_STATUS_STARTED: "The child's legal status in care began: {what}.",
    EventKind.PLACEMENT_STARTED: "The child came to live here: {what}.",
    EventKind.CARE_ENDED: "The child stopped being looked after{because}.",
    EventKind.CASE_CLOSED: "Cafcass closed the child's case{because}.",
    EventKind.CASE_REOPENED: "Cafcass opened the child's case again.",
    EventKind.PRACTICE_AUDITED: "Cafcass audited the file: {what}.",
    EventKind.FEEDBACK_RECEIVED: "Somebody told Cafcass what they thought: {what}.",
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
    for titles in (CANCELLATIONS, EXTENSIONS, REASONS_CEASED):
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
