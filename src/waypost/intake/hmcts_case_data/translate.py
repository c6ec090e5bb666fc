"""Turns what was taken from a case into facts. A hearing keeps the id that the feed gives it too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from waypost.intake.court_case import CourtCase, Fact
from waypost.intake.hmcts_case_data.taken import CaseTaken, Closing, Extension, Hearing, Order, Report
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.events import EventKind

FIRST_TOLD = "day_not_given_first_told_taken"
"""Doubt: the case does not say when; this is the first day of which the data say it."""
DECISION_FOR_ORDER = "day_of_decision_taken"
"""Doubt: the order stands nowhere as data; this is the day of the final decision."""
NO_REASON = "no_reason_given_perhaps_housekeeping"
REASON_NOT_KNOWN = "reason_not_on_the_list"
BOTH_REASONS = "reason_and_housekeeping_both_given"
EXTENSION = "extension"
_KINDS = {
    "listed": EventKind.HEARING_LISTED,
    "vacated": EventKind.HEARING_VACATED,
    "adjourned": EventKind.HEARING_ADJOURNED,
    "removed": EventKind.HEARING_REMOVED,
}
_OWNERS = {code: CANCELLATIONS.owner(code) for code in CANCELLATIONS.codes}
_ENDINGS = {"no_order": "no_order", "withdrawn": "withdrawn", "refused": "refused"}


def translate_case(case: CaseTaken, told_on: date | None) -> CourtCase:
    """Return the case's statement. `told_on` is the day of which the data tell; an extension with no day takes it."""
    facts = list(_of_the_application(case))
    for hearing in case.hearings:
        facts += _hearing(hearing)
    facts += [_order(order) for order in case.orders]
    facts += [_report(report) for report in case.reports]
    facts += [fact for extension in case.extensions if (fact := _extension(extension, told_on))]
    for closing in case.closings:
        facts += _closing(closing, case.orders)
    facts += [
        Fact(
            f"order/{order.order_id}/closes",
            EventKind.COURT_CASE_CLOSED,
            order.made_on,
            reason="final_order",
            doubt=order.doubt,
            children=order.children,
        )
        for order in case.orders
        if order.closes_the_case and not case.closings
    ]
    facts += [
        Fact(
            each.name,
            EventKind.FURTHER_APPLICATION_MADE,
            each.made_on,
            each.made_at,
            each.code,
            flag=each.asks_for_adjournment,
            children=each.children,
        )
        for each in case.applications
    ]
    return CourtCase(
        case.case_id, case.law, case.application, case.court, case.authority, case.state, case.people, facts, case.track
    )


def _of_the_application(case: CaseTaken) -> Iterator[Fact]:
    named = (
        ("dateSubmitted", EventKind.APPLICATION_SUBMITTED, case.submitted),
        ("dateOfIssue", EventKind.APPLICATION_ISSUED, case.issued),
    )
    for name, kind, day in named:
        if day:
            yield Fact(name, kind, day.on, day.at, case.application)
    if case.returned:
        yield Fact("returned", EventKind.APPLICATION_RETURNED, *case.returned, reason=case.return_reason)
    on = case.submitted or case.issued
    if on:
        yield from (Fact(f"harm/{code}", EventKind.HARM_ALLEGED, on.on, code=code) for code in case.harms)


def _hearing(hearing: Hearing) -> Iterator[Fact]:
    doubt = None
    if hearing.is_housekeeping_too:
        doubt = BOTH_REASONS
    elif hearing.has_reason and hearing.reason is None:
        doubt = REASON_NOT_KNOWN
    elif hearing.stands == "vacated" and hearing.reason is None:
        doubt = NO_REASON
    yield Fact(
        name=hearing.hearing_id,
        kind=_KINDS[hearing.stands],
        happened_on=hearing.listed_on,
        happened_at=hearing.starts_at,
        code=hearing.code,
        reason=hearing.reason,
        owner=_OWNERS.get(hearing.reason or ""),
        doubt=doubt,
    )
    if hearing.taken_off_on and hearing.stands == "vacated":
        yield Fact(
            f"{hearing.hearing_id}/off", EventKind.HEARING_TAKEN_OFF_LIST, hearing.taken_off_on, code=hearing.code
        )


def _order(order: Order) -> Fact:
    return Fact(
        f"order/{order.order_id}",
        EventKind.ORDER_MADE,
        order.made_on,
        code=order.code,
        doubt=order.doubt,
        flag=order.is_final,
        children=order.children,
    )


def _report(report: Report) -> Fact:
    kind = EventKind.REPORT_FILED if report.is_filed else EventKind.REPORT_ORDERED
    return Fact(
        name=report.name,
        kind=kind,
        happened_on=report.on,
        code=report.code,
        owner=report.author,
        due_on=report.due_on,
        children=report.children,
    )


def _extension(extension: Extension, told_on: date | None) -> Fact | None:
    on = extension.granted_on or told_on
    if on is None:
        return None
    doubt = None if extension.granted_on else FIRST_TOLD
    name = f"{EXTENSION}/{extension.until_on.isoformat()}"
    return Fact(
        name,
        EventKind.EXTENSION_GRANTED,
        on,
        reason=extension.reason,
        due_on=extension.until_on,
        doubt=doubt,
        children=extension.children,
    )


def _closing(closing: Closing, orders: list[Order]) -> Iterator[Fact]:
    """Tell the closing and, where it ends the journey, the order or the ending that nothing else tells."""
    name = f"closed/{closing.reason or 'case'}/{closing.closed_on.isoformat()}"
    yield Fact(name, EventKind.COURT_CASE_CLOSED, closing.closed_on, reason=closing.reason, children=closing.children)
    code = _ENDINGS.get(closing.reason or "")
    if code:
        yield Fact(
            f"ending/{code}", EventKind.ORDER_MADE, closing.closed_on, code=code, flag=True, children=closing.children
        )
    elif closing.reason == "final_order":
        settled = {child for order in orders if order.is_final for child in _children_of(order, closing)}
        rest = tuple(child for child in closing.children or () if child not in settled)
        if rest:
            yield Fact(
                "ending/final_order",
                EventKind.ORDER_MADE,
                closing.closed_on,
                code=closing.order_code or "other",
                flag=True,
                doubt=DECISION_FOR_ORDER,
                children=rest,
            )


def _children_of(order: Order, closing: Closing) -> tuple[str, ...]:
    return closing.children or () if order.children is None else order.children
