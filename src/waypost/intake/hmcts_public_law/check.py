"""Checks one public-law case and takes from it what Waypost uses, in our own words and types.

Times that name no zone are London's. The feed gives no child an id: case, names and date of birth make the key. The
flag that hides a child's address has been missing since March 2025: no address here is anything but confidential.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any, NamedTuple

from waypost.foundation.identifiers import digest, nameless_person_key
from waypost.intake.court_case import Person
from waypost.intake.court_feed import Lists
from waypost.intake.dates import is_birth_too_late
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element
from waypost.intake.relationships import parental_role
from waypost.vocabulary.applications import APPLICATIONS, main_application
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.hearings import HEARINGS

SOURCE = "hmcts_public_law"

_REFUGE = "living in a refuge"
_CODES = read_feed_codes(SOURCE)
_SEXES, _STATES, _STATUSES = _CODES["sexes"], _CODES["states"], _CODES["hearing_statuses"]
_application_code = lru_cache(4096)(partial(APPLICATIONS.from_source, SOURCE))
_hearing_code = lru_cache(4096)(partial(HEARINGS.from_source, SOURCE))
_reason_code = lru_cache(4096)(partial(CANCELLATIONS.from_source, SOURCE))
_person_key = lru_cache(1 << 15)(nameless_person_key)  # most cases are stated again and again


class Hearing(NamedTuple):
    """A hearing of the case. `cancelled` is adjourned, vacated or null; `reason` a code of vocabulary.cancellations."""

    hearing_id: str
    code: str
    listed_on: date
    starts_at: datetime | None
    cancelled: str | None
    reason: str | None
    has_reason: bool


class PublicCase(NamedTuple):
    """What was taken from one case. Dates are null where the case does not give them, or gives none that can be."""

    case_id: str
    application: str
    submitted_on: date | None
    issued_on: date | None
    court: str | None
    authority: str | None
    state: str | None
    people: list[Person]
    hearings: list[Hearing]


def check_case(
    case_id: str, case: Mapping[str, Any], data: Mapping[str, Any], lists: Lists, told_on: date | None, notes: CaseNotes
) -> PublicCase:
    """Return what the case tells; whatever is wrong with it is noted under its place."""
    submitted = notes.moment(data, "dateSubmitted", ("caseData",))
    issued = notes.moment(data, "dateOfCourtIssue", ("caseData",))
    submitted_on, issued_on = submitted and submitted.day, issued and issued.day
    if submitted_on and issued_on and issued_on < submitted_on:
        notes.say("issued_before_submitted", "caseData", "dateOfCourtIssue")
    location = notes.part(data, "caseManagementLocation", ("caseData",))
    return PublicCase(
        case_id=case_id,
        application=_application(data, notes),
        submitted_on=submitted_on,
        issued_on=issued_on,
        court=_court(location, notes),
        authority=_authority(data, notes),
        state=_state(case, notes),
        people=_people(case_id, data, lists, told_on, notes),
        hearings=_hearings(lists, notes),
    )


def _court(location: Mapping[str, Any], notes: CaseNotes) -> str | None:
    at = ("caseData", "caseManagementLocation")
    return notes.key(location, "baseLocation", at) or notes.key(location, "baseLocationId", at)


def _application(data: Mapping[str, Any], notes: CaseNotes) -> str:
    """Return the main application among the orders sought; a C110A with a care or supervision order is section 31."""
    sought = []
    for position, order in enumerate(notes.list(data, "ordersSought", ("caseData",))):
        code = _application_code(order) if isinstance(order, str) else None
        if code is None:
            notes.say("code_not_known", "caseData", "ordersSought", position)
        sought.append(code or "other")
    if not sought:
        notes.say("orders_sought_missing", "caseData", "ordersSought")
    return main_application(sought)


def _authority(data: Mapping[str, Any], notes: CaseNotes) -> str | None:
    """Return the authority's GSS code; the feed's own short codes are no GSS codes and give None."""
    for key in ("applicantLA", "respondentLA"):
        code = notes.key(data, key, ("caseData",))
        if code and len(code) == 9 and code[:2] in ("E0", "E1") and code[1:].isdigit():
            return code
    return None


def _state(case: Mapping[str, Any], notes: CaseNotes) -> str | None:
    return notes.code(case, "state", codes=_STATES, rule="state_not_known")


def _people(
    case_id: str, data: Mapping[str, Any], lists: Lists, told_on: date | None, notes: CaseNotes
) -> list[Person]:
    people: list[Person] = []
    keys: set[str] = set()
    for element in lists["children"]:
        child = _named(case_id, element, "child", told_on, notes)
        if child is None:
            notes.refuse_element("person_without_name_or_birth", element)
            continue
        people.append(_apart(child, keys, element, notes))
    if not people:
        notes.say("children_missing", "caseData", "children")
    for element in lists["respondents"]:
        role = parental_role(notes.text(element.value, "relationshipToChild", element.at))
        people += _party(_named(case_id, element, role, told_on, notes), keys, element, notes)
    for element in lists["others"]:
        people += _party(_fully_named(case_id, element, told_on, notes), keys, element, notes)
    if notes.answer(data, "citizenIsApplicant", ("caseData",)):
        for element in lists["applicants"]:
            people += _party(_fully_named(case_id, element, told_on, notes), keys, element, notes)
    return people


def _party(party: Person | None, keys: set[str], element: Element, notes: CaseNotes) -> list[Person]:
    if party is None or not (party.forenames or party.surname):
        notes.say("party_without_name", *element.at)
        return []
    if party.person_key in keys:
        return []  # the same person under two headings of one case
    keys.add(party.person_key)
    return [party]


def _apart(child: Person, keys: set[str], element: Element, notes: CaseNotes) -> Person:
    """Keep apart children whom names and birth date cannot tell apart, such as twins not yet named."""
    key, number = child.person_key, 1
    while child.person_key in keys:
        number += 1
        child = child._replace(person_key=f"{key}/{number}")
    if number > 1:
        notes.say("child_like_another", *element.at)
    keys.add(child.person_key)
    return child


def _named(case_id: str, element: Element, role: str, told_on: date | None, notes: CaseNotes) -> Person | None:
    forenames = notes.text(element.value, "firstName", element.at)
    surname = notes.text(element.value, "lastName", element.at)
    return _person(case_id, element, role, (forenames, surname), told_on, notes)


def _fully_named(case_id: str, element: Element, told_on: date | None, notes: CaseNotes) -> Person | None:
    """Read a person whose whole name stands in one text: the last word is taken as the surname."""
    words = (notes.text(element.value, "name", element.at) or "").split()
    names = (" ".join(words[:-1]) or None, words[-1] if words else None)
    return _person(case_id, element, "other", names, told_on, notes)


def _person(
    case_id: str,
    element: Element,
    role: str,
    names: tuple[str | None, str | None],
    told_on: date | None,
    notes: CaseNotes,
) -> Person | None:
    """Return the person; None when there is neither name nor date of birth. The key holds the birth date as read."""
    value, at = element.value, element.at
    born = notes.moment(value, "dateOfBirth", at)
    born_on = born and born.day
    if born_on is None and not any(names):
        return None
    key = _person_key(case_id, *names, born_on)
    if is_birth_too_late(born_on, told_on):
        notes.say("birth_too_late", *at, "dateOfBirth")
        born_on = None
    sex = notes.code(value, "gender", at, codes=_SEXES)
    address = notes.part(value, "address", at)
    postcode = notes.postcode(address, (*at, "address")) if address else None
    living = notes.text(value, "livingSituation", at)
    if living is not None and living.lower() == _REFUGE:
        postcode = None  # strangers share it, and matching never needs it
    return Person(key, role, names[0], names[1], born_on, sex, postcode)


def _hearings(lists: Lists, notes: CaseNotes) -> list[Hearing]:
    hearings: dict[str, Hearing] = {}
    for element in lists["hearingDetails"]:
        hearing = _hearing(element, notes)
        if hearing is None:
            notes.refuse_element("hearing_day_missing", element)
        elif hearing.hearing_id in hearings:
            notes.refuse_element("element_twice", element)
        elif hearing.cancelled != "other":
            hearings[hearing.hearing_id] = hearing
    return list(hearings.values())


def _hearing(element: Element, notes: CaseNotes) -> Hearing | None:
    value, at = element.value, element.at
    listed = notes.moment(value, "startDate", at)
    if listed is None:
        return None
    kind = notes.text(value, "type", at)
    code = _hearing_code(kind)
    if code is None:
        notes.say("code_not_known", *at, "type")
    hearing_id = notes.key(value, "id", at) or element.element_id
    if hearing_id is None:
        notes.say("hearing_id_missing", *at)
        hearing_id = f"hearing-{digest(kind, listed.day, listed.at, length=10)}"
    given = notes.text(value, "cancellationReason", at)
    reason = _reason_code(given)
    if given and reason is None:
        notes.say("reason_not_known", *at, "cancellationReason")
    cancelled = _cancelled(element, notes)
    return Hearing(hearing_id, code or "other", listed.day, listed.at, cancelled, reason, given is not None)


def _cancelled(element: Element, notes: CaseNotes) -> str | None:
    """Return adjourned or vacated; None for a hearing that stands, which has no status."""
    return notes.code(element.value, "status", element.at, codes=_STATUSES, rule="status_not_known")
