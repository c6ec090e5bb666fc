"""Orders of a public-law case as data, in the three shapes in which they stand beside one another.

New style (`dateTimeIssued`): code, day approved, final or not, the children by id. Old style: a label and days in
words; of every child. Case management orders once sealed, and the gatekeeping orders. Orders that were removed stand
under `hidden...` and are not read: the court took them back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from waypost.foundation.identifiers import digest
from waypost.intake.court_feed import Lists
from waypost.intake.dates import Moment
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element
from waypost.intake.hmcts_case_data.people import children_named
from waypost.intake.hmcts_case_data.taken import Children, Order
from waypost.vocabulary.code_lists import fold
from waypost.vocabulary.orders import ORDERS

CREATED_FOR_MADE = "day_made_not_given_day_created_taken"
"""Doubt: the order says when it was sealed or typed, not when it was made."""
_FINAL = read_feed_codes("hmcts_case_data")["final_orders"]
_DIRECTIONS = "directions"
_order_code = lru_cache(4096)(partial(ORDERS.from_source, "hmcts_public_law"))


def read_orders(data: Mapping[str, Any], lists: Lists, children: frozenset[str], notes: CaseNotes) -> Iterator[Order]:
    """Yield every order that was made, each once; what cannot be used is refused."""
    seen: set[str] = set()
    for name, read_one in (("orderCollection", _order), ("sealedCMOs", _case_management_order)):
        for element in lists[name]:
            order = read_one(element, children, notes)
            if order is None:
                notes.refuse_element("order_day_missing", element)
            elif order.order_id in seen:
                notes.refuse_element("element_twice", element)
            else:
                seen.add(order.order_id)
                yield order
    for name in ("standardDirectionOrder", "urgentDirectionsOrder"):
        order = _gatekeeping_order(data, name, notes)
        if order is not None:
            yield order


def _order(element: Element, children: frozenset[str], notes: CaseNotes) -> Order | None:
    value, at = element.value, element.at
    made = notes.moment(value, "approvalDateTime", at) or notes.moment(value, "approvalDate", at)
    dated = made or notes.moment(value, "dateOfIssue", at)
    found = dated or notes.moment(value, "date", at) or notes.moment(value, "dateTimeIssued", at)
    if found is None:
        return None
    given = (notes.text(value, "orderType", at), notes.text(value, "type", at))
    is_interim = (notes.text(value, "subtype", at) or "").lower() == "interim"
    code = _code(given, is_interim=is_interim)
    if code is None:
        notes.say("code_not_known", *at, "orderType" if given[0] else "type")
    return Order(
        order_id=_id(element, given[0] or given[1], found, notes),
        code=code or "other",
        made_on=found.day,
        is_final=_is_final(element, given, notes),
        doubt=None if dated else CREATED_FOR_MADE,
        children=_children(element, children, notes),
    )


def _code(given: tuple[str | None, str | None], *, is_interim: bool) -> str | None:
    code = _order_code(given[0]) or _order_code(given[1])
    return (_order_code(f"interim {ORDERS.title(code)}") or code) if code and is_interim else code


def _is_final(element: Element, given: tuple[str | None, str | None], notes: CaseNotes) -> bool | None:
    """Return what the order says of itself; else what its kind decides: a care order is final, an interim one not."""
    marked = notes.answer(element.value, "markedFinal", element.at)
    if marked is not None:
        return marked
    subtype = (notes.text(element.value, "subtype", element.at) or "").lower()
    if subtype in ("final", "interim"):
        return subtype == "final"
    kind = next((_FINAL[fold(text)] for text in given if text and fold(text) in _FINAL), None)
    return None if kind is None else kind == "final"


def _children(element: Element, known: frozenset[str], notes: CaseNotes) -> Children:
    """Return the children of an order by the ids of its snapshots; their names there may be stale."""
    snapshots = notes.list(element.value, "children", element.at)
    ids = (entry.get("id") if isinstance(entry, dict) else None for entry in snapshots)
    if not snapshots:
        return None
    found, are_all_known = children_named((each if isinstance(each, str) else None for each in ids), known)
    if not are_all_known:
        notes.say("child_not_of_the_case", *element.at, "children")
    return found


def _case_management_order(element: Element, children: frozenset[str], notes: CaseNotes) -> Order | None:
    """A draft has no day of issue: only what the judge approved is an order."""
    sealed = notes.moment(element.value, "dateIssued", element.at)
    if sealed is None:
        return None
    return Order(_id(element, "cmo", sealed, notes), _DIRECTIONS, sealed.day, False, None, None)


def _gatekeeping_order(data: Mapping[str, Any], name: str, notes: CaseNotes) -> Order | None:
    order = notes.part(data, name, (notes.data_key,))
    at = (notes.data_key, name)
    if (notes.text(order, "orderStatus", at) or "").upper() != "SEALED":
        return None
    issued = notes.moment(order, "dateOfIssue", at)
    found = issued or notes.moment(order, "dateOfUpload", at)
    if found is None:
        notes.say("order_day_missing", *at)
        return None
    return Order(name, _DIRECTIONS, found.day, False, None if issued else CREATED_FOR_MADE, None)


def _id(element: Element, kind: str | None, found: Moment, notes: CaseNotes) -> str:
    if element.element_id is not None:
        return element.element_id
    notes.say("order_id_missing", *element.at)
    return f"order-{digest(kind, found.day, length=10)}"
