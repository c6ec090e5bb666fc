"""How and when the case ended for each child: final decisions, and the closing of the whole case.

A reason stands as a label (public law) or as a code (private law). Housekeeping and consolidation close a case and end
no child's journey: no order is told of them. An ending without an order (withdrawn, refused, no order) is told as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from waypost.intake.court_feed import Lists
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element, Holder, Step
from waypost.intake.hmcts_case_data.taken import Closing
from waypost.vocabulary.orders import ORDERS

_REASONS = read_feed_codes("hmcts_case_data")["closing_reasons"]
_order_code = lru_cache(4096)(partial(ORDERS.from_source, "hmcts_public_law"))
_CLOSED = ("closeCase", "closeCaseTabField")


def read_public_closings(
    data: Mapping[str, Any], lists: Lists, children: frozenset[str], notes: CaseNotes
) -> Iterator[Closing]:
    """Yield the final decision on each child; then the closing of the case, for the children who have none."""
    whole = _day_of_parts(data, _CLOSED, "date", notes) or _day(data, "finalDecisionDate", notes, notes.data_key)
    told: set[str] = set()
    for element in lists["children1"]:
        if element.element_id not in children:
            continue
        value, at = element.value, element.at
        reason = _reason(value, "finalDecisionReason", at, notes)
        issued = notes.answer(value, "finalOrderIssued", at)
        if reason is None and not issued:
            continue
        day = _day(value, "finalDecisionDate", notes, *at) or whole
        if day is None:
            notes.say("closing_day_missing", *at)
            continue
        told.add(str(element.element_id))
        order = _order_code(notes.text(value, "finalOrderIssuedType", at)) if issued else None
        yield Closing(reason or "final_order", day, order, (str(element.element_id),))
    if whole and _day_of_parts(data, _CLOSED, "date", notes):
        rest = tuple(sorted(children - told))
        yield Closing(None, whole, None, rest)


def read_private_closings(
    data: Mapping[str, Any], lists: Lists, children: frozenset[str], notes: CaseNotes
) -> Iterator[Closing]:
    """Yield the final outcome for each child, from the outcomes of the case or from the child itself."""
    whole = (
        _day_of_parts(data, ("dateFinalDecisionWasMade",), "finalDecisionDate", notes)
        or _day(data, "finalCaseClosedDate", notes, notes.data_key)
        or _day_of_parts(data, ("caseClosedDate",), "closedDate", notes)
    )
    told: set[str] = set()
    for element in lists["finalOutcomeForChildren"]:
        child_id = notes.key(element.value, "childId", element.at) or element.element_id
        if child_id in told:
            notes.refuse_element("element_twice", element)
            continue
        yield from _outcome(element, "caseClosingReason", child_id, whole, children, told, notes)
    for element in lists["newChildDetails"]:
        day = _day(element.value, "finalDecisionResolutionDate", notes, *element.at) or whole
        key = "finalDecisionResolutionReason"
        if element.element_id not in told and element.value.get(key):
            yield from _outcome(element, key, element.element_id, day, children, told, notes)
    if whole and notes.answer(data, "caseClosed", (notes.data_key,)):
        yield Closing(None, whole, None, tuple(sorted(children - told)))


def _outcome(
    element: Element,
    key: str,
    child_id: str | None,
    day: Any,
    children: frozenset[str],
    told: set[str],
    notes: CaseNotes,
) -> Iterator[Closing]:
    reason = _reason(element.value, key, element.at, notes)
    if child_id not in children:
        notes.say("child_not_of_the_case", *element.at)
    elif day is None:
        notes.say("closing_day_missing", *element.at)
    elif reason is not None:
        told.add(str(child_id))
        yield Closing(reason, day, None, (str(child_id),))


def _reason(value: Holder, key: str, at: tuple[Step, ...], notes: CaseNotes) -> str | None:
    return notes.code(value, key, at, codes=_REASONS)


def _day(holder: Holder, key: str, notes: CaseNotes, *at: Step) -> Any:
    moment = notes.moment(holder, key, at)
    return moment and moment.day


def _day_of_parts(data: Holder, parts: tuple[str, ...], key: str, notes: CaseNotes) -> Any:
    """Return the day under `key` in the first of some objects of the case that has one."""
    days = (_day(notes.part(data, part, (notes.data_key,)), key, notes, notes.data_key, part) for part in parts)
    return next((day for day in days if day), None)
