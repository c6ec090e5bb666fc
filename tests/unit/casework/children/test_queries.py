"""What pages may show: only what somebody may open, by few queries however many children there are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.casework_people import ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.models import Appointment
from waypost.casework.access.roles import Role
from waypost.casework.children.models import (
    AccountTold,
    ChildInCase,
    ChronologyLine,
    Contact,
    CourtOrder,
    FamilyMember,
    FormerName,
    Proceedings,
    RecordedNeed,
    Step,
)
from waypost.casework.children.queries.a_child import (
    LINES_A_PAGE,
    child_account,
    child_cases,
    child_chronology,
    child_family,
    child_now,
    child_plan,
)
from waypost.casework.children.queries.lists import A_PAGE, children_list, my_work, search
from waypost.casework.children.queries.team import my_team
from waypost.casework.children.sounds import sound_of

pytestmark = pytest.mark.django_db
TABS = (child_now, child_account, child_chronology, child_family, child_cases, child_plan)


@pytest.fixture
def adviser():
    return a_user(Role.FAMILY_COURT_ADVISER)


def with_step(child, days, *, is_done=False):
    Step.objects.create(
        child=child,
        step=f"Step {days}",
        timetable=f"t{days}",
        whose="cafcass",
        due_on=ON + timedelta(days=days),
        is_done=is_done,
        source="s",
    )
    return child


def test_what_the_court_is_to_do_is_no_work_of_an_advisers(adviser):
    child = a_child()
    assign(child, adviser)
    Step.objects.create(
        child=child, step="Gatekeeping", timetable="t", whose="court", due_on=ON - timedelta(days=9), source="s"
    )
    told = my_work(acting(adviser), None)
    assert told.counts["late"] == 0
    assert child_now(acting(adviser), child.pk).steps[0].days_late == 9


def with_case(child, case_id="CF1", hearing_on=None):
    case, _ = Proceedings.objects.get_or_create(
        case_id=case_id,
        defaults={"law": "private", "kind": "c100", "issued_on": date(2027, 1, 4), "next_hearing_on": hearing_on},
    )
    ChildInCase.objects.create(child=child, proceedings=case)
    return case


def test_the_next_thing_to_do_is_what_is_latest(adviser):
    soon, late, later, done = (assign(a_child(), adviser).child_id for _ in range(4))
    for child_id, days, is_done in ((soon, 3, False), (late, -2, False), (later, -9, False), (done, -30, True)):
        with_step(_get(child_id), days, is_done=is_done)
    with_case(_get(done), hearing_on=ON + timedelta(days=5))
    told = my_work(acting(adviser), None)
    assert told.next is not None
    assert (told.next.child_id, told.next.days_late, told.next.next_step) == (later, 9, "Step -9")
    assert [row.child_id for row in told.late] == [later, late]
    assert [row.child_id for row in told.this_week] == [soon]
    assert [row.child_id for row in told.hearings] == [done]
    assert told.counts == {"late": 2, "soon": 1, "hearings": 1, "without_need": 4, "all": 4}


def test_nothing_to_do_is_told_as_nothing(adviser):
    assert my_work(acting(adviser), None).next is None


def test_a_child_who_is_heard_twice_is_told_once_by_the_first_hearing(adviser):
    heard, other = (_get(assign(a_child(), adviser).child_id) for _ in range(2))
    for child, days in ((heard, 9), (other, 5), (heard, 2)):
        with_case(child, f"CASE-{days}", hearing_on=ON + timedelta(days=days))
    told = my_work(acting(adviser), None)
    assert [row.child_id for row in told.hearings] == [heard.pk, other.pk]
    assert told.counts["hearings"] == 2


def test_the_hearing_told_of_a_child_is_the_first_to_come_of_all_their_cases(adviser):
    child = _get(assign(a_child(), adviser).child_id)
    for number, days in enumerate((9, -1, 5)):
        with_case(child, f"CASE-{number}", hearing_on=ON + timedelta(days=days))
    who = acting(adviser)
    (row,) = children_list(who, None, is_mine=True).rows
    assert row.next_hearing_on == ON + timedelta(days=5)
    told = {case.case_id: case.next_hearing_on for case in child_cases(who, child.pk).cases}
    assert told == {"CASE-0": ON + timedelta(days=9), "CASE-1": None, "CASE-2": ON + timedelta(days=5)}


def test_a_hearing_is_the_courts_word_and_told_to_no_role_that_may_not_see_it():
    worker = a_user(Role.AUTHORITY_SOCIAL_WORKER)
    child = _get(assign(a_child(), worker).child_id)
    case = with_case(child, hearing_on=ON + timedelta(days=5))
    for law, expected in (("private", None), ("public", ON + timedelta(days=5))):
        Proceedings.objects.filter(pk=case.pk).update(law=law)
        who = acting(worker)
        work = my_work(who, None)
        (row,) = children_list(who, None, is_mine=True).rows
        (shown,) = child_cases(who, child.pk).cases
        assert (row.next_hearing_on, shown.next_hearing_on, len(work.hearings)) == (
            expected, expected, int(expected is not None),
        ), law  # fmt: skip


def test_lists_are_of_what_one_may_open_and_take_few_queries_however_long(adviser):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            page = children_list(acting(adviser), None, is_mine=True)
        return len(asked), page

    for _ in range(3):
        assign(with_step(a_child(), 1), adviser)
    a_child()
    queries()  # the first writes the head of the audit's chain
    few, page = queries()
    assert page.count == 3
    for _ in range(A_PAGE):
        assign(with_step(a_child(), 1), adviser)
    many, page = queries()
    assert (page.count, page.pages, len(page.rows)) == (A_PAGE + 3, 2, A_PAGE)
    assert few == many


def test_a_list_by_law_and_in_orders(adviser):
    young = a_child(family_name="Aa", opened_on=date(2027, 3, 1))
    old = a_child(family_name="Zz", opened_on=date(2026, 1, 1))
    for child in (young, old):
        assign(child, adviser)
    with_case(old)
    who = acting(adviser)
    assert [row.child_id for row in children_list(who, None, is_mine=False, order="name").rows] == [young.pk, old.pk]
    assert [row.child_id for row in children_list(who, None, is_mine=False, order="longest").rows] == [old.pk, young.pk]
    assert [row.child_id for row in children_list(who, None, is_mine=True, law="private").rows] == [old.pk]


def test_search_finds_by_reference_name_sound_and_former_name_among_ones_own_alone(adviser):
    child = a_child(family_name="Whitmere", given_names="Freya", family_reference="CF77")
    FormerName.objects.create(child=child, name="Freya Hartley", sound=sound_of("Hartley"))
    FormerName.objects.create(child=child, name="Freya Whitmere", sound=sound_of("Whitmere"))
    assign(child, adviser)
    hidden = a_child(family_name="Whitmere")
    who = acting(adviser)
    for words in (child.pk.lower(), "cf77", "whitm", "Freya", "Hartley", "Witmer", "Freya  Whitmere"):
        assert [row.child_id for row in search(who, None, words=words).rows] == [child.pk], words
    assert search(who, None, words=hidden.pk).count == 0
    assert search(who, None, words="   ").count == 0
    with pytest.raises(MayNot):
        search(acting(Role.COURT_OFFICER), None, words="x")


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_shows_a_child_with_nothing_and_hides_one_who_is_not_mine(adviser, tab):
    child, other = a_child(), a_child()
    assign(child, adviser)
    assert tab(acting(adviser), child.pk).head.child_id == child.pk
    with pytest.raises(NoSuchChild):
        tab(acting(adviser), other.pk)


def test_the_first_tab_says_what_must_be_recorded_and_is_not(adviser):
    child = with_step(a_child(), -4)
    assign(child, adviser)
    told = child_now(acting(adviser), child.pk)
    assert told.missing == ("need",)
    assert told.steps[0].days_late == 4
    assert told.head.people == ((adviser.name, "adviser"),)
    RecordedNeed.objects.create(child=child, need="none", recorded_on=ON, recorded_by=adviser)
    assert child_now(acting(adviser), child.pk).missing == ()


def test_account_and_chronology(adviser):
    child = a_child()
    assign(child, adviser)
    with_case(child)
    AccountTold.objects.create(child=child, told_on=ON, weeks=[{"number": 1}], standing="Care proceedings")
    for number in range(LINES_A_PAGE + 1):
        _line(child, number, agency="cafcass" if number else "hmcts_public_law")
    who = acting(adviser)
    assert [week["number"] for week in child_account(who, child.pk).weeks] == [1]
    _line(child, 99, agency="ssd")
    page = child_chronology(who, child.pk)
    assert (len(page.lines), page.pages, page.agencies) == (LINES_A_PAGE, 2, ("cafcass", "hmcts_public_law"))
    assert page.lines[0].happened_on > page.lines[-1].happened_on
    assert [line.line_id for line in child_chronology(who, child.pk, agency="hmcts_public_law").lines] == ["L0"]


def shown(contacts):
    return [(one.kind, one.value, one.is_confidential) for one in contacts]


def test_where_a_family_can_be_reached_is_shown_to_those_who_must_find_them(adviser):
    child, sibling, hidden = a_child(), a_child(), a_child()
    team = a_team()
    assign(child, adviser)
    assign(sibling, adviser)
    for one in (child, sibling, hidden):
        with_case(one)
    mother = FamilyMember.objects.create(child=child, name="M", relationship="mother")
    Contact.objects.create(child=child, member=mother, kind="address", value="1 Hidden Street")
    Contact.objects.create(child=child, kind="address", value="2 Open Street", is_confidential=False)
    told = child_family(acting(adviser), child.pk)
    assert shown(told.relations[0].contacts) == [("address", "1 Hidden Street", True)]
    assert told.siblings == ((sibling.pk, sibling.name),)
    assistant = a_user(Role.ASSISTANT, team)
    assign(child, assistant)
    told = child_family(acting(assistant), child.pk)
    assert shown(told.relations[0].contacts) == [("address", None, True)]
    assert shown(told.contacts) == [("address", "2 Open Street", False)]


def test_cases_orders_and_background(adviser):
    child = a_child()
    assign(child, adviser)
    case = with_case(child)
    CourtOrder.objects.create(child=child, proceedings=case, kind="directions", made_on=ON)
    told = child_cases(acting(adviser), child.pk)
    assert told.cases[0].orders == (("directions", ON, None, False),)
    assert [state for _, state, _ in told.background] == ["not_started"] * 3


def test_a_team_its_people_and_who_waits():
    boss, worker = a_user(Role.SERVICE_MANAGER), a_user(Role.FAMILY_COURT_ADVISER)
    held, waiting = with_step(a_child(), -1), a_child(opened_on=date(2026, 12, 1))
    assign(held, worker)
    assign(waiting, None, capacity="waiting")
    told = my_team(acting(boss), None)
    counts = {row.name: (row.children, row.late) for row in told.people}
    assert counts == {boss.name: (0, 0), worker.name: (1, 1)}
    assert [row.child_id for row in told.waiting] == [waiting.pk]
    assert (told.waiting_count, told.late_count) == (1, 1)


def test_a_team_counts_a_person_of_two_roles_and_a_child_of_two_people_once():
    boss, worker, other = (a_user(Role.SERVICE_MANAGER), a_user(Role.FAMILY_COURT_ADVISER), a_user(Role.ASSISTANT))
    Appointment.objects.create(user=worker, role=Role.CHILDRENS_GUARDIAN, team=a_team(), from_on=date(2020, 1, 1))
    held = with_step(a_child(), -1)
    for person in (worker, other):
        assign(held, person)
    told = my_team(acting(boss), None)
    assert told.late_count == 1
    rows = [row for row in told.people if row.user_id == worker.pk]
    assert [(row.role, row.late) for row in rows] == [("Family court adviser, Children's guardian", 1)]


def test_a_disputed_line_is_marked_until_it_is_settled(adviser, monkeypatch):
    child = a_child()
    assign(child, adviser)
    with_case(child)
    for number in (1, 2):
        _line(child, number, "cafcass")
    monkeypatch.setattr("waypost.casework.children.disputed._TOLD_BY", [lambda child_id: {"L2"}])
    told = child_chronology(acting(adviser), child.pk).lines
    assert {line.line_id: line.is_disputed for line in told} == {"L1": False, "L2": True}


def _get(child_id):
    from waypost.casework.children.models import Child  # noqa: PLC0415

    return Child.objects.get(pk=child_id)


def _line(child, number, agency):
    ChronologyLine.objects.create(
        child=child,
        line_id=f"L{number}",
        happened_on=date(2027, 1, 1) + timedelta(days=number),
        learnt_on=ON,
        agency=agency,
        source=agency,
        kind="k",
        title="t",
        sentence="s",
    )
