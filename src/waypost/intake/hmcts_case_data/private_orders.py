"""Orders of a private-law case as data: final or not, the children they are about, and the reports they ask for.

In some records orderType and orderTypeId are swapped: the code is looked for in both. The kind of an order (final,
interim, general) stands as a code or as a label. Only Cafcass and the authority are asked for reports here; each with
its own day of filing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from waypost.foundation.identifiers import digest
from waypost.intake.court_feed import Lists
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element
from waypost.intake.hmcts_case_data.orders import CREATED_FOR_MADE
from waypost.intake.hmcts_case_data.people import children_named
from waypost.intake.hmcts_case_data.taken import Children, Order, Report
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

_KINDS = read_feed_codes("hmcts_case_data")["order_kinds"]
_ENDINGS = ("no_order", "withdrawn", "refused")
_REPORTS = (
    ("cafcass", "cafcassCymruDocuments", "whenReportsMustBeFiled"),
    ("local_authority", "localAuthorityMultipleDocuments", "whenReportsMustBeFiledByLocalAuthority"),
)
"""Who is asked, the list of what they are asked for, and the day by which."""
_order_code = lru_cache(4096)(partial(ORDERS.from_source, "hmcts_private_law"))
_report_code = lru_cache(4096)(partial(REPORTS.from_source, "hmcts_private_law"))


class OrdersAndReports(NamedTuple):
    """The orders of a case, and the reports that they ask for."""

    orders: list[Order]
    reports: list[Report]


def read_private_orders(lists: Lists, children: frozenset[str], notes: CaseNotes) -> OrdersAndReports:
    """Return every order that was made, each once; what cannot be used is refused."""
    orders: dict[str, Order] = {}
    reports: list[Report] = []
    for element in lists["orderCollection"]:
        order = _order(element, children, notes)
        if order is None:
            notes.refuse_element("order_day_missing", element)
        elif order.order_id in orders:
            notes.refuse_element("element_twice", element)
        else:
            orders[order.order_id] = order
            reports += {report.name: report for report in _reports(element, order, notes)}.values()
    return OrdersAndReports(list(orders.values()), reports)


def _order(element: Element, children: frozenset[str], notes: CaseNotes) -> Order | None:
    value, at = element.value, element.at
    details = notes.part(value, "otherDetails", at)
    made = notes.moment(details, "orderMadeDate", (*at, "otherDetails")) or notes.moment(value, "orderMadeDate", at)
    found = made or notes.moment(details, "orderCreatedDate", (*at, "otherDetails"))
    found = found or notes.moment(value, "dateCreated", at)
    if found is None:
        return None
    kinds = (notes.text(value, "orderTypeId", at), notes.text(value, "orderType", at))
    ending = _order_code(notes.text(value, "c21OrderOptions", at))
    code = ending if ending in _ENDINGS else _order_code(kinds[0]) or _order_code(kinds[1])
    if code is None:
        notes.say("code_not_known", *at, "orderTypeId")
    order_id = element.element_id
    if order_id is None:
        notes.say("order_id_missing", *at)
        order_id = f"order-{digest(*sorted(kind or '' for kind in kinds), found.day, length=10)}"
    kind = _KINDS.get((notes.text(value, "typeOfOrder", at) or "").lower())
    return Order(
        order_id=order_id,
        code=code or "other",
        made_on=found.day,
        is_final={"final": True, "interim": False}.get(kind or "", True if code in _ENDINGS else None),
        doubt=None if made else CREATED_FOR_MADE,
        children=_children(element, children, notes),
        closes_the_case=notes.answer(value, "doesOrderClosesCase", at) is True,
    )


def _children(element: Element, known: frozenset[str], notes: CaseNotes) -> Children:
    """Return the children chosen on the order's form; None where it is about all, or does not say which."""
    value, at = element.value, element.at
    if notes.answer(value, "isTheOrderAboutAllChildren", at) is not False:
        return None
    option = notes.part(value, "childOption", at)
    chosen = notes.list(option, "value", (*at, "childOption"))
    codes = [notes.key(each, "code", (*at, "childOption")) if isinstance(each, dict) else None for each in chosen]
    if not codes:
        notes.say("children_of_order_missing", *at, "childOption")
        return None
    found, are_all_known = children_named(iter(codes), known)
    if not are_all_known:
        notes.say("child_not_of_the_case", *at, "childOption")
    return found


def _reports(element: Element, order: Order, notes: CaseNotes) -> Iterator[Report]:
    serve = notes.part(element.value, "serveOrderDetails", element.at)
    at = (*element.at, "serveOrderDetails")
    for author, key, due_key in _REPORTS:
        due = notes.moment(serve, due_key, at)
        for position, entry in enumerate(notes.list(serve, key, at)):
            label = entry.get("value") if isinstance(entry, dict) else entry
            code = _report_code(label) if isinstance(label, str) else None
            if code is None:
                notes.say("code_not_known", *at, key, position)
            name = f"order/{order.order_id}/{code or 'other'}/{author}"
            yield Report(name, code or "other", author, order.made_on, due and due.day, False, order.children)
