"""Turns a checked private-law case into facts: submitted, issued, hearings, orders and the reports they ask for."""

from __future__ import annotations

from collections.abc import Iterator

from waypost.intake.court_case import CourtCase, Fact
from waypost.intake.hmcts_private_law.check import Order, PrivateCase
from waypost.vocabulary.events import EventKind

CREATED_FOR_MADE = "day_made_not_given_day_created_taken"
"""Doubt: the order says when it was drawn up in the system, not when it was made."""

_KINDS = {
    "listed": EventKind.HEARING_LISTED,
    "held": EventKind.HEARING_HELD,
    "vacated": EventKind.HEARING_VACATED,
    "adjourned": EventKind.HEARING_ADJOURNED,
}


def translate_case(case: PrivateCase) -> CourtCase:
    """Return the case's statement. Every fact holds for every child; whether an order is final is not told."""
    facts = []
    if case.submitted_on:
        facts.append(Fact("dateSubmitted", EventKind.APPLICATION_SUBMITTED, case.submitted_on, code=case.application))
    if case.issued_on:
        facts.append(Fact("issueDate", EventKind.APPLICATION_ISSUED, case.issued_on, code=case.application))
    facts += [
        Fact(hearing.hearing_id, _KINDS[hearing.stands], hearing.listed_on, hearing.starts_at, hearing.code)
        for hearing in case.hearings
    ]
    for order in case.orders:
        facts += _of_order(order)
    return CourtCase(case.case_id, "private", case.application, case.court, None, case.state, case.people, facts)


def _of_order(order: Order) -> Iterator[Fact]:
    doubt = None if order.is_made_on_given else CREATED_FOR_MADE
    yield Fact(order.order_id, EventKind.ORDER_MADE, order.made_on, code=order.code, doubt=doubt)
    for code, author in order.reports:
        name = f"{order.order_id}/{code}/{author}"
        due_on = order.reports_due_on
        yield Fact(name, EventKind.REPORT_ORDERED, order.made_on, None, code, None, author, due_on, doubt)
