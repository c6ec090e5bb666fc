"""Every page and form of the staff site, and every question of the interface, walked in every role: nothing fails,
nothing is shown to whoever must not see it, everything is written down once.

Canaries stand in every free text and contact of every model of a child. WHO_MAY_READ says who may see each; a room that
is not there fails. What is found anywhere else is a leak: a page, a title, a header, the interface, a log, the audit.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from fnmatch import fnmatchcase

import pytest
from django.core import mail
from django.db import transaction

from support.site_addresses import addresses
from support.site_walk import EVERY_KIND, TYPED, Visit, Walk, walked
from support.staff_office import LATE, ON
from support.whole_child import Planted, a_whole_office
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.casework.children.rules import may_see_contact
from waypost.casework.rights.classification import mark_of
from waypost.casework.rights.rules import Told, told

pytestmark = pytest.mark.django_db
WHO_MAY_READ: dict[str, set[Permission]] = {
    "access.BreakGlass.*": {Permission.REVIEW_BREAK_GLASS},
    "children.*": {Permission.SEE_CHILD},
    "allocation.Duty*": {Permission.SEE_DUTY},
    "allocation.*": {Permission.SEE_CAPACITY},
    "engagement.*": {Permission.SEE_MEETINGS},
    "letters.*": {Permission.SEE_LETTERS},
    "reports.Edition.childs_*": {Permission.SEE_MEETINGS},
    "reports.*": {Permission.SEE_REPORTS},
    "corrections.*": {Permission.SEE_CHILD},
    "advice.*": {Permission.SEE_ADVICE},
    "safety.Incident.*": {Permission.SEE_SAFETY, Permission.REPORT_INCIDENT},
    "safety.*": {Permission.SEE_SAFETY},
    "oversight.*": {Permission.SEE_OVERSIGHT},
    "rights.*": {Permission.HOLD_RECORD, Permission.ANSWER_SUBJECT_ACCESS, Permission.ERASE_RECORD},
    "feedback.*": {Permission.READ_WORDS, Permission.SETTLE_WORRY, Permission.HANDLE_COMPLAINT},
    "sharing.*": {Permission.SEE_SHARING, Permission.SHARE_WITH_FAMILY},
    "screening.*": {Permission.SEE_SCREENING},
}
"""By `room.Model.field`, the first pattern that fits: whoever holds one of the permissions may read it."""
NOT_SHOWN_YET = 0.5
"""The part of the places that some page must show to somebody: canaries that never took off prove nothing."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?[\d.,]+")
WHOLE_COPIES = {"prepare_copy", "check_copy", "copy_of_data"}
"""Pages about a copy of what is kept of somebody: what is given, and texts that somebody reads before any is."""
NOT_NOW = {
    ("worry_of_nobody", 404), ("complaint_answer_pdf", 404), ("letter_pdf", 404), ("do_agreed", 404),
    ("wrong_link", 400), ("open_wrong_link", 400), ("pair", 400), ("glass", 400), ("release_letter", 404),
    ("release_report", 404),
}  # fmt: skip
"""Pages that say that there is nothing to do now: a letter that is a draft, nothing agreed, no record at hand."""
OF_A_LINE = {"dispute_line", "send_dispute", "answer_dispute", "withdraw_dispute", "settle_dispute"}
"""Pages about a line of the chronology: Cafcass's are closed to a court officer, as if they were not there."""
IN_TWO_ROOMS = {("settle_worry", "feedback.settle_worry", "safety.assess")}
"""Forms that act in two rooms at once (wiring/worries.py): one event in each."""
CHANGES_NOTHING = {"search", "audit"}
"""Forms that ask a question and change nothing."""


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker) -> Walk:
    """The walk, made once for the file and taken away with it."""
    from django.conf import settings  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock(), transaction.atomic():
        patched.setattr(settings, "DEMONSTRATION_DAY", ON)
        yield walked(a_whole_office())
        transaction.set_rollback(True)


def may_read(planted: Planted, role: Role, canary: str, page: str = "") -> bool:
    """Answer whether somebody in a role may see, on a page, what stands where the canary was planted."""
    place = planted.place[canary]
    if canary in planted.of_forbidden:
        return False
    if page in WHOLE_COPIES and told(mark_of(*place.removesuffix(" (open)").rsplit(".", 1))) in (
        Told.GIVEN,
        Told.TO_BE_READ,
    ):
        return True
    if canary in planted.only and role not in planted.only[canary]:
        return False
    if place == "children.Contact.value" and not may_see_contact(role.value, is_confidential=True):
        return False
    needs = next((needs for pattern, needs in WHO_MAY_READ.items() if fnmatchcase(place, pattern)), None)
    assert needs is not None, f"say in WHO_MAY_READ who may read {place}"
    return any(may(role, one) for one in needs)


def every_answer(walk: Walk) -> list[Visit]:
    return [*walk.seen, *walk.sent, *walk.again, *walk.asked]


@pytest.mark.slow
def test_the_roles_left_out_are_shown_nothing_more(django_db_setup, db, settings):
    settings.DEMONSTRATION_DAY = ON
    walk = walked(a_whole_office(), [role for role in Role if role not in EVERY_KIND])
    test_nothing_fails(walk)
    test_no_canary_is_shown_to_whoever_must_not_see_it(walk)
    test_no_canary_stands_in_a_log_an_email_or_the_audit(walk)


def test_nothing_fails(walk):
    wrong = {(one.role.value, one.name, one.method, one.status) for one in every_answer(walk) if one.status >= 500}
    faults = sorted(set(re.findall(r'"fault": "[^"]*", "place": "[^"]*"', walk.log)))
    assert wrong == set(), faults
    assert len(walk.seen) > 50
    assert len(walk.asked) > 20


def test_whoever_holds_what_a_page_needs_is_answered(walk):
    """A page that says it needs one permission, and asks a query that needs another, would be a dead end."""
    whole = {one.name for one in addresses() if one.is_there_for(LATE)}
    wrong = {(one.name, one.status, one.role.value) for one in walk.seen if one.status not in (200, 302)}
    hidden = {(name, 404, Role.COURT_OFFICER.value) for name in OF_A_LINE}
    wrong = {one for one in wrong if one[0] in whole and one[:2] not in NOT_NOW} - hidden
    assert wrong == set()


def test_no_canary_is_shown_to_whoever_must_not_see_it(walk):
    leaks = Counter(
        (walk.planted.place[canary], one.name, one.role.value)
        for one in every_answer(walk)
        for canary in walk.planted.found_in(one.text + one.headers)
        if not may_read(walk.planted, one.role, canary, one.name)
    )
    assert leaks == Counter()


def test_the_canaries_took_off(walk):
    late = {canary for canary in walk.planted.place if canary not in walk.planted.of_forbidden}
    shown = {canary for one in walk.seen for canary in walk.planted.found_in(one.text)}
    places = {walk.planted.place[one] for one in late}
    seen = {walk.planted.place[one] for one in shown}
    print(f"Places planted {len(places)}, shown to somebody {len(seen)}; nowhere: {sorted(places - seen)}")  # noqa: T201
    assert {"children.Contact.value", "children.Plan.words", "children.ChronologyLine.sentence"} <= seen
    assert {"feedback.FreeText.words", "feedback.FreeText.worry"} <= seen  # by a named reader, and settled by others
    assert len([one for one in places if one.startswith("children.")]) > 15
    assert len(walk.planted.of_forbidden) > 50


def test_no_canary_stands_in_a_log_an_email_or_the_audit(walk):
    told = [walk.log, *walk.facts, *(str(one.message()) for one in mail.outbox)]
    assert {canary for text in told for canary in walk.planted.found_in(text)} == set()
    assert not [text for text in told if TYPED in text]
    assert '"route": "/child/<str:child_id>/family/"' in walk.log


def test_no_sheet_holds_a_formula(walk):
    """Words of people that begin like a formula stand in every text: a cell of a CSV that did would run."""
    sheets = [one for one in every_answer(walk) if "text/csv" in one.headers]
    cells = [cell for one in sheets for row in csv.reader(one.text.splitlines()) for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULAS) and not NUMBER.fullmatch(cell)] == []
    books = [one for one in every_answer(walk) if "spreadsheet" in one.headers]
    assert {one.name for one in books if "<sheetData" not in one.text} == set(), "nobody looked into these"
    assert {one.name for one in books if re.search(r"<f[ >]", one.text)} == set()
    assert len(books) > 5


def test_every_kind_of_file_is_saved_and_read(walk):
    """What is saved is looked through like a page: a PDF whose words could not be read would hide whatever it tells."""
    saved = [one for one in walk.seen if "attachment" in one.headers]
    pdfs = [one for one in saved if "application/pdf" in one.headers]
    print(f"Files saved {len(saved)}, of them PDF {len(pdfs)}: {sorted({one.name for one in pdfs})}")  # noqa: T201
    assert {"promise_pack", "good_practice", "deep_dive", "assessment"} <= {one.name for one in pdfs}
    assert "my_children_csv" in {one.name for one in saved}


def test_no_title_and_no_address_holds_anything_of_anybody(walk):
    for one in every_answer(walk):
        is_saved = "attachment" in one.headers  # what somebody keeps is called what it is about; no history holds it
        title = "" if is_saved else "".join(re.findall(r"<title>(.*?)</title>", one.text, re.DOTALL))
        assert walk.planted.found_in(title + one.headers) == set(), one.name
        assert TYPED not in title + one.headers, one.name


def test_looking_changes_nothing(walk):
    """A page that is looked at writes to the audit and to its session, and to no other table."""
    assert {(one.name, one.tables) for one in (*walk.seen, *walk.asked) if one.tables} == set()
    assert {(one.name, *one.changes) for one in (*walk.seen, *walk.asked) if one.changes} == set()


def test_looking_at_a_child_is_written_down(walk):
    of_a_child = {one.name for one in addresses() if one.is_of_a_child}
    pages = [one for one in walk.seen if one.name in of_a_child and one.status == 200]
    pages += [one for one in walk.asked if "{child_id}" in one.name and one.status == 200]
    silent = {(one.name, one.role.value) for one in pages if (LATE, True) not in {event[1:] for event in one.events}}
    assert silent == set()
    assert {child for one in pages for _, child, _ in one.events} <= {LATE, None, ""}


def test_a_change_is_written_down_once_and_a_refusal_not_at_all(walk):
    taken = [one for one in walk.sent if one.changes or one.status == 302]
    wrong = {(one.name, *one.changes) for one in taken if len(one.changes) != 1}
    assert {one for one in wrong if one[0] not in CHANGES_NOTHING} <= IN_TWO_ROOMS
    refused = [one for one in walk.sent if not one.changes and one.status != 302]
    never = {one.name for one in refused} - {one.name for one in taken} - CHANGES_NOTHING
    print(f"Forms taken {len({one.name for one in taken})}; filled in blindly, never taken: {sorted(never)}")  # noqa: T201
    assert len({one.name for one in taken}) >= 30


def test_a_second_click_is_told_and_does_nothing(walk):
    assert len(walk.again) >= 30
    assert {(one.name, one.status) for one in walk.again if one.status not in (302, 409)} == set()
    assert {(one.name, *one.changes, *one.tables) for one in walk.again if one.changes or one.tables} == set()
