"""What is taken from a private-law case: `newChildDetails`, parties and the rest, in the court's own field names.

Only the true lists are read. The record also holds copies made for screens (`childDetailsRevisedTable`,
`applicantTable`, `respondentTable`, `buffChild...`, `caApplicant1`): their ids differ, and they are masked or stale.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

from waypost.intake.court_feed import Lists
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Holder
from waypost.intake.hmcts_case_data.applications import read_further_applications
from waypost.intake.hmcts_case_data.closure import read_private_closings
from waypost.intake.hmcts_case_data.private_orders import read_private_orders
from waypost.intake.hmcts_case_data.public_law_case import first_day
from waypost.intake.hmcts_case_data.reports import UPLOADS, read_filed_reports
from waypost.intake.hmcts_case_data.taken import CaseTaken
from waypost.intake.private_law_people import CasePeople
from waypost.vocabulary.applications import APPLICATIONS, main_application
from waypost.vocabulary.code_lists import fold

PRIVATE_LISTS: tuple[tuple[str, ...], ...] = (
    *(("newChildDetails",), ("applicants",), ("respondents",), ("otherPartyInTheCaseRevised",)),
    *(("childAndApplicantRelations",), ("childAndRespondentRelations",), ("childAndOtherPeopleRelations",)),
    *(("orderCollection",), ("finalOutcomeForChildren",), ("additionalApplicationsBundle",)),
    *((name,) for name in UPLOADS),
)
PATHFINDER, PROGRAMME = "child_focused_court", "child_arrangements_programme"
_CODES = read_feed_codes("hmcts_case_data")
_application_code = lru_cache(4096)(partial(APPLICATIONS.from_source, "hmcts_private_law"))


def take_private(case_id: str, data: Holder, lists: Lists, told_on: date | None, notes: CaseNotes) -> CaseTaken:
    """Return what the case tells. `told_on` judges a birth; the state is the case's own and is left empty."""
    of_people = {**lists, "children": lists["newChildDetails"]}
    people = CasePeople(case_id, of_people, _CODES["sexes"], told_on, notes).read()
    children = frozenset(person.person_key for person in people if person.role == "child")
    orders, reports = read_private_orders(lists, children, notes)
    return CaseTaken(
        case_id=case_id,
        law="private",
        application=_application(data, notes),
        court=_court(data, notes),
        authority=None,
        state=None,
        track=_track(data, notes),
        submitted=first_day(data, ("caseSubmittedTimeStamp", "dateSubmitted"), notes),
        issued=first_day(data, ("issueDate",), notes),
        returned=None,
        return_reason=None,
        people=people,
        hearings=[],
        orders=orders,
        reports=[*reports, *read_filed_reports(lists, notes)],
        extensions=[],
        closings=list(read_private_closings(data, lists, children, notes)),
        applications=list(read_further_applications("private", lists, notes)),
        harms=_harms(data, notes),
    )


def _application(data: Holder, notes: CaseNotes) -> str:
    """Return the main application among the orders applied for, else that of the form (every C100 is section 8)."""
    sought = []
    for position, order in enumerate(notes.list(data, "ordersApplyingFor", (notes.data_key,))):
        code = _application_code(order) if isinstance(order, str) else None
        if code is None:
            notes.say("code_not_known", notes.data_key, "ordersApplyingFor", position)
        sought.append(code or "other")
    if not sought:
        form = notes.text(data, "caseTypeOfApplication", (notes.data_key,))
        sought = [code] if (code := _application_code(form)) else []
    if not sought:
        notes.say("orders_sought_missing", notes.data_key, "ordersApplyingFor")
    return main_application(sought)


def _court(data: Holder, notes: CaseNotes) -> str | None:
    location = notes.part(data, "caseManagementLocation", (notes.data_key,))
    at = (notes.data_key, "caseManagementLocation")
    return (
        notes.key(location, "baseLocationId", at)
        or notes.key(location, "baseLocation", at)
        or notes.key(data, "courtEpimsId", (notes.data_key,))
    )


def _track(data: Holder, notes: CaseNotes) -> str | None:
    """Return the way of working, which the system sets by the court at issue; None where it says nothing."""
    is_pathfinder = notes.answer(data, "isPathfinderCase", (notes.data_key,))
    return None if is_pathfinder is None else PATHFINDER if is_pathfinder else PROGRAMME


@lru_cache(1 << 14)
def _harm_of(key: str) -> str | None:
    return _CODES["harms"].get(fold(key))


def _harms(data: Holder, notes: CaseNotes) -> list[str]:
    """Return the kinds of harm that the application alleges, old form and new. Never the words in which it does."""
    said = {code for key in data if (code := _harm_of(key)) and notes.answer(data, key, (notes.data_key,))}
    return [code for code in dict.fromkeys(_CODES["harms"].values()) if code in said]
