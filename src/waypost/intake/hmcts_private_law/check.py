"""Checks one private-law case and takes from it what Waypost uses, in our own words and types.

Times of hearings that name no zone are UTC: the feed passes them on as the hearing service writes them. Whatever flag
stands beside it, an address here is never anything but confidential: the feed drops the flags of refuge and identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any, NamedTuple

from waypost.foundation.clock import UTC
from waypost.foundation.identifiers import digest
from waypost.intake.court_case import Person
from waypost.intake.court_feed import Lists
from waypost.intake.dates import Moment
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element
from waypost.intake.private_law_people import CasePeople
from waypost.vocabulary.applications import APPLICATIONS, main_application
from waypost.vocabulary.code_lists import fold
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

SOURCE = "hmcts_private_law"

_CODES = read_feed_codes(SOURCE)
_STATES, _STATUSES, _AUTHORS = _CODES["states"], _CODES["hearing_statuses"], _CODES["report_authors"]
_application_code = lru_cache(4096)(partial(APPLICATIONS.from_source, SOURCE))
_hearing_code = lru_cache(4096)(partial(HEARINGS.from_source, SOURCE))
_order_code = lru_cache(4096)(partial(ORDERS.from_source, SOURCE))
_report_code = lru_cache(4096)(partial(REPORTS.from_source, SOURCE))


class Hearing(NamedTuple):
    """A hearing that was listed for a day. `stands` is listed, held, vacated or adjourned."""

    hearing_id: str
    code: str
    listed_on: date
    starts_at: datetime | None
    stands: str


class Order(NamedTuple):
    """An order, and the reports that it asks for: pairs of report kind and author, with their filing date."""

    order_id: str
    code: str
    made_on: date
    is_made_on_given: bool
    reports: tuple[tuple[str, str], ...]
    reports_due_on: date | None


class PrivateCase(NamedTuple):
    """What was taken from one case. Dates are null where the case does not give them, or gives none that can be."""

    case_id: str
    application: str
    submitted_on: date | None
    issued_on: date | None
    court: str | None
    state: str | None
    people: list[Person]
    hearings: list[Hearing]
    orders: list[Order]


def check_case(
    case_id: str, case: Mapping[str, Any], data: Mapping[str, Any], lists: Lists, told_on: date | None, notes: CaseNotes
) -> PrivateCase:
    """Return what the case tells; whatever is wrong with it is noted under its place."""
    submitted = notes.moment(data, "dateSubmitted", ("case_data",))
    issued = notes.moment(data, "issueDate", ("case_data",))
    submitted_on, issued_on = submitted and submitted.day, issued and issued.day
    if submitted_on and issued_on and issued_on < submitted_on:
        notes.say("issued_before_submitted", "case_data", "issueDate")
    return PrivateCase(
        case_id=case_id,
        application=_application(case, data, notes),
        submitted_on=submitted_on,
        issued_on=issued_on,
        court=_court(data, notes),
        state=_state(case, notes),
        people=CasePeople(case_id, lists, _CODES["sexes"], told_on, notes).read(),
        hearings=_hearings(lists, notes),
        orders=_orders(lists, notes),
    )


def _application(case: Mapping[str, Any], data: Mapping[str, Any], notes: CaseNotes) -> str:
    """Return the main application among the orders applied for, else that of the form (every C100 is section 8)."""
    sought = []
    for position, order in enumerate(notes.list(data, "ordersApplyingFor", ("case_data",))):
        code = _application_code(order) if isinstance(order, str) else None
        if code is None:
            notes.say("code_not_known", "case_data", "ordersApplyingFor", position)
        sought.append(code or "other")
    if not sought:
        form = notes.text(case, "caseTypeOfApplication") or notes.text(data, "caseTypeOfApplication", ("case_data",))
        sought = [code] if (code := _application_code(form)) else []
    if not sought:
        notes.say("orders_sought_missing", "case_data", "ordersApplyingFor")
    return main_application(sought)


def _court(data: Mapping[str, Any], notes: CaseNotes) -> str | None:
    location = notes.part(data, "caseManagementLocation", ("case_data",))
    at = ("case_data", "caseManagementLocation")
    return (
        notes.key(location, "baseLocationId", at)
        or notes.key(location, "baseLocation", at)
        or notes.key(data, "courtEpimsId", ("case_data",))
    )


def _state(case: Mapping[str, Any], notes: CaseNotes) -> str | None:
    return notes.code(case, "state", codes=_STATES, rule="state_not_known")


def _hearings(lists: Lists, notes: CaseNotes) -> list[Hearing]:
    hearings: dict[str, Hearing] = {}
    for element in lists["caseHearings"]:
        stands = _stands(element, notes)
        if stands in ("other", "not_listed"):
            continue
        hearing = _hearing(element, stands, notes)
        if hearing is None:
            notes.refuse_element("hearing_day_missing", element)
        elif hearing.hearing_id in hearings:
            notes.refuse_element("element_twice", element)
        else:
            hearings[hearing.hearing_id] = hearing
    return list(hearings.values())


def _stands(element: Element, notes: CaseNotes) -> str:
    """Return listed, held, vacated or adjourned; not_listed or other for a hearing of which no event is told."""
    key = "hearingStatus" if element.value.get("hearingStatus") is not None else "hmcStatus"
    stands = notes.code(element.value, key, element.at, codes=_STATUSES, rule="status_not_known")
    if stands is None:
        notes.say("status_not_known", *element.at, key)
    return stands or "other"


def _hearing(element: Element, stands: str, notes: CaseNotes) -> Hearing | None:
    value, at = element.value, element.at
    listed = _first_day(element, notes)
    if listed is None:
        return None
    kind, label = notes.text(value, "hearingType", at), notes.text(value, "hearingTypeValue", at)
    code = _hearing_code(kind) or _hearing_code(label)
    if code is None:
        notes.say("code_not_known", *at, "hearingType")
    hearing_id = notes.key(value, "hearingID", at) or notes.key(value, "hearingId", at)
    if hearing_id is None:
        notes.say("hearing_id_missing", *at)
        hearing_id = f"hearing-{digest(kind, listed.day, listed.at, length=10)}"
    return Hearing(hearing_id, code or "other", listed.day, listed.at, stands)


def _first_day(element: Element, notes: CaseNotes) -> Moment | None:
    """Return the earliest start in the hearing's schedule of days."""
    starts = []
    at = (*element.at, "hearingDaySchedule")
    for position, day in enumerate(notes.list(element.value, "hearingDaySchedule", element.at)):
        if not isinstance(day, dict):
            notes.say("part_not_object", *at, position)
            continue
        start = notes.moment(day, "hearingStartDateTime", (*at, position), zone=UTC)
        if start is not None:
            starts.append(start)
    if len(starts) < 2:
        return starts[0] if starts else None
    return min(starts, key=lambda start: (start.day, start.at is not None, start.at or start.day))


def _orders(lists: Lists, notes: CaseNotes) -> list[Order]:
    orders: dict[str, Order] = {}
    for element in lists["orderCollection"]:
        order = _order(element, notes)
        if order is None:
            notes.refuse_element("order_day_missing", element)
        elif order.order_id in orders:
            notes.refuse_element("element_twice", element)
        else:
            orders[order.order_id] = order
    return list(orders.values())


def _order(element: Element, notes: CaseNotes) -> Order | None:
    """Read an order. In some records orderType and orderTypeId are swapped: the code is looked for in both."""
    value, at = element.value, element.at
    details = notes.part(value, "otherDetails", at)
    made = notes.moment(details, "orderMadeDate", (*at, "otherDetails")) or notes.moment(value, "orderMadeDate", at)
    created = made or notes.moment(details, "orderCreatedDate", (*at, "otherDetails"))
    created = created or notes.moment(value, "dateCreated", at)
    if created is None:
        return None
    kinds = (notes.text(value, "orderTypeId", at), notes.text(value, "orderType", at))
    code = _order_code(kinds[0]) or _order_code(kinds[1])
    if code is None:
        notes.say("code_not_known", *at, "orderTypeId")
    order_id = element.element_id
    if order_id is None:
        notes.say("order_id_missing", *at)
        order_id = f"order-{digest(*sorted(kind or '' for kind in kinds), created.day, length=10)}"
    reports = tuple(dict.fromkeys(_reports(element, notes)))
    due = notes.moment(value, "originalFilingDate", at) if reports else None
    return Order(order_id, code or "other", created.day, made is not None, reports, due and due.day)


def _reports(element: Element, notes: CaseNotes) -> list[tuple[str, str]]:
    """Return the kind and the author of each report asked for. Labels stand bare or wrapped."""
    reports = []
    at = (*element.at, "courtReportType")
    for position, entry in enumerate(notes.list(element.value, "courtReportType", element.at)):
        label = entry.get("value") if isinstance(entry, dict) else entry
        code = _report_code(label) if isinstance(label, str) else None
        if code is None:
            notes.say("code_not_known", *at, position)
        author = _AUTHORS.get(fold(label), "cafcass") if isinstance(label, str) else "cafcass"
        reports.append((code or "other", author))
    return reports
