"""What is taken from a public-law case: `children1`, `respondents1` and the rest, in the court's own field names.

Times that name no zone are London's. `deadline26week` and the summary's day of issue are worked out by the system from
the day of submission, whatever they are called, and are not read.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

from waypost.intake.court_feed import Lists
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Holder
from waypost.intake.hmcts_case_data.applications import read_further_applications, read_placements
from waypost.intake.hmcts_case_data.closure import read_public_closings
from waypost.intake.hmcts_case_data.extensions import read_extensions
from waypost.intake.hmcts_case_data.hearings import read_hearings
from waypost.intake.hmcts_case_data.orders import read_orders
from waypost.intake.hmcts_case_data.people import PublicPeople
from waypost.intake.hmcts_case_data.taken import CaseTaken, Day
from waypost.vocabulary.applications import APPLICATIONS, main_application

PUBLIC_LISTS: tuple[tuple[str, ...], ...] = (
    *(("children1",), ("respondents1",), ("others", "additionalOthers")),
    *(("hearingDetails",), ("cancelledHearingDetails",), ("orderCollection",), ("sealedCMOs",)),
    *(("placements",), ("additionalApplicationsBundle",)),
)
PUBLIC_COUNTED: tuple[tuple[str, ...], ...] = (("applicants",), ("localAuthorities",), ("guardians",))
_RETURN_REASONS = read_feed_codes("hmcts_case_data")["return_reasons"]
_application_code = lru_cache(4096)(partial(APPLICATIONS.from_source, "hmcts_public_law"))


def take_public(case_id: str, data: Holder, lists: Lists, told_on: date | None, notes: CaseNotes) -> CaseTaken:
    """Return what the case tells. `told_on` judges a birth; the state is the case's own and is left empty."""
    others = notes.part(data, "others", (notes.data_key,))
    first_other = notes.part(others, "firstOther", (notes.data_key, "others"))
    people = PublicPeople(case_id, lists, told_on, notes).read(first_other, (notes.data_key, "others"))
    children = frozenset(person.person_key for person in people if person.role == "child")
    returned, reason = _returned(data, notes)
    return CaseTaken(
        case_id=case_id,
        law="public",
        application=_application(data, notes),
        court=_court(data, notes),
        authority=_authority(data, notes),
        state=None,
        track=None,
        submitted=first_day(data, ("dateAndTimeSubmitted", "dateSubmitted"), notes),
        issued=first_day(data, ("dateAndTimeOfIssue", "dateOfIssue"), notes),
        returned=returned,
        return_reason=reason,
        people=people,
        hearings=read_hearings(lists, notes),
        orders=list(read_orders(data, lists, children, notes)),
        reports=[],
        extensions=list(read_extensions(data, lists, children, notes)),
        closings=list(read_public_closings(data, lists, children, notes)),
        applications=[
            *read_placements(lists, children, notes),
            *read_further_applications("public", lists, notes),
        ],
        harms=[],
    )


def first_day(data: Holder, keys: tuple[str, ...], notes: CaseNotes) -> Day | None:
    """Return the day, and the instant, under the first of some keys of the case that holds one."""
    for key in keys:
        moment = notes.moment(data, key, (notes.data_key,))
        if moment is not None:
            return Day(*moment)
    return None


def _application(data: Holder, notes: CaseNotes) -> str:
    """Return the main application among the orders sought."""
    orders = notes.part(data, "orders", (notes.data_key,))
    at = (notes.data_key, "orders", "orderType")
    sought = []
    for position, order in enumerate(notes.list(orders, "orderType", (notes.data_key, "orders"))):
        code = _application_code(order) if isinstance(order, str) else None
        if code is None:
            notes.say("code_not_known", *at, position)
        sought.append(code or "other")
    if not sought:
        notes.say("orders_sought_missing", *at)
    return main_application(sought)


def _court(data: Holder, notes: CaseNotes) -> str | None:
    location = notes.part(data, "caseManagementLocation", (notes.data_key,))
    court = notes.part(data, "court", (notes.data_key,))
    return (
        notes.key(location, "baseLocation", (notes.data_key, "caseManagementLocation"))
        or notes.key(location, "baseLocationId", (notes.data_key, "caseManagementLocation"))
        or notes.key(court, "epimmsId", (notes.data_key, "court"))
    )


def _authority(data: Holder, notes: CaseNotes) -> str | None:
    """Return the authority's GSS code; the court's own short codes are no GSS codes and give None."""
    code = notes.key(data, "caseLocalAuthority", (notes.data_key,))
    return code if code and len(code) == 9 and code[:2] in ("E0", "E1") and code[1:].isdigit() else None


def _returned(data: Holder, notes: CaseNotes) -> tuple[Day | None, str | None]:
    """Return when the application was last sent back, and the first reason that is on the list."""
    returned = notes.part(data, "returnApplication", (notes.data_key,))
    at = (notes.data_key, "returnApplication")
    moment = notes.moment(returned, "returnedDate", at)
    given = notes.list(returned, "reason", at)
    reasons = [_RETURN_REASONS.get(each.lower(), "other") for each in given if isinstance(each, str)]
    return moment and Day(*moment), next(iter(reasons), None)
