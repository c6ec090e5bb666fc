"""What arrives is taken in once, in whatever order and however often it comes; nothing is told that is not flagged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.casework_people import AT, ON, acting
from waypost.casework.access.acting import MayNot
from waypost.casework.access.bootstrap import the_service
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import (
    AccountTold,
    Child,
    ChronologyLine,
    Contact,
    CourtOrder,
    FamilyMember,
    PossibleLink,
    Proceedings,
    Step,
)
from waypost.casework.exchange.actions.take_in import take_in
from waypost.casework.exchange.actions.tell import tell
from waypost.casework.exchange.arriving import Arriving, Told
from waypost.casework.exchange.models import Arrival

pytestmark = pytest.mark.django_db
CHILD = {
    "child_id": "C-1", "forenames": "Ash", "surname": "Whitmere", "born_on": date(2015, 1, 1), "expected_on": None,
    "sex": "female", "ethnicity": "white_british", "first_language": "Polish", "service_area": "A01",
    "local_authority": "E1", "case_id": "CF1", "received_on": date(2027, 1, 5), "address_line_1": "1 Hidden Street",
    "postcode": "AA1 1AA", "is_address_confidential": None,
}  # fmt: skip
CASE = {
    "case_id": "CF1", "law": "private", "application": "c100", "court_case_number": "15", "court": "1", "track": "",
    "service_area": "A01", "issued_on": date(2027, 1, 4), "received_on": date(2027, 1, 5),
    "is_domestic_abuse_alleged": "yes",
}  # fmt: skip
PARTY = {
    "case_id": "CF1", "party_id": "P1", "role": "applicant", "relationship": "mother", "forenames": "Freya",
    "surname": "Whitmere", "address_line_1": "2 Open Street", "postcode": None, "telephone": "01632 960000",
    "email": None, "is_address_confidential": "no", "is_represented": "",
}  # fmt: skip
ORDER = {
    "order_id": "O1", "child_id": "C-1", "case_id": "CF1", "order_type": "directions", "made_on": date(2027, 2, 1),
    "received_on": date(2027, 2, 9), "is_final": "no",
}  # fmt: skip
DELIVERY = Arriving(
    told_on=ON,
    is_invented=True,
    children=[CHILD],
    cases=[CASE],
    members=[{"child_id": "C-1", "case_id": "CF1"}],
    parties=[PARTY],
    orders=[ORDER],
    possible_links=[{"child_id": "C-1", "source": "cin", "records": 2}],
)


@pytest.fixture
def service(db):
    return the_service("waypost", AT)


def counts():
    return [model.objects.count() for model in (Child, Proceedings, FamilyMember, Contact, CourtOrder, Arrival)]


def test_a_delivery_becomes_children_cases_families_and_orders(service):
    assert take_in(service, None, arriving=DELIVERY) == 1
    child = Child.objects.get()
    assert (child.name, child.opened_on, child.interpreter_language) == ("Ash Whitmere", date(2027, 1, 5), "Polish")
    assert [case.pk for case in child.proceedings.all()] == ["CF1"]
    assert counts() == [1, 1, 1, 3, 1, 2]
    order = Arrival.objects.get(kind="order")
    assert (order.received_on - order.made_on).days == 8
    assert PossibleLink.objects.get().records == 2


def test_a_delivery_that_comes_again_changes_nothing(service):
    take_in(service, None, arriving=DELIVERY)
    before = counts()
    assert take_in(service, None, arriving=DELIVERY) == 0
    assert counts() == before


def test_a_case_stands_as_the_last_delivery_says_and_an_allegation_stays(service):
    heard = {"case_id": "CF1", "ended_on": None, "next_hearing_on": ON, "next_hearing_kind": "decision"}
    take_in(service, None, arriving=replace(DELIVERY, cases_now=[heard]))
    case = Proceedings.objects.get()
    assert (case.next_hearing_on, case.next_hearing_kind, case.ended_on) == (ON, "decision", None)
    assert case.has_domestic_abuse is True
    ended = {**heard, "ended_on": ON, "next_hearing_on": None, "next_hearing_kind": None}
    moved = {**DELIVERY.cases[0], "track": "child_focused_courts", "is_domestic_abuse_alleged": "no"}
    take_in(service, None, arriving=replace(DELIVERY, cases=[moved], cases_now=[ended]))
    case = Proceedings.objects.get()
    assert (case.next_hearing_on, case.next_hearing_kind, case.ended_on) == (None, "", ON)
    assert (case.programme, case.has_domestic_abuse) == ("child_focused_courts", True)
    take_in(service, None, arriving=replace(DELIVERY, cases=[]))
    assert Proceedings.objects.get().ended_on == ON  # a case that is delivered no more stays as it was
    told = [event.facts["changed"] for event in AuditEvent.objects.filter(kind="exchange.take_in").order_by("pk")]
    assert told == [1, 1, 0]


def test_an_order_may_come_after_its_child(service):
    take_in(service, None, arriving=replace(DELIVERY, orders=[]))
    assert not CourtOrder.objects.exists()
    take_in(service, None, arriving=DELIVERY)
    assert CourtOrder.objects.count() == 1


@pytest.mark.parametrize(("flag", "is_shut"), [(None, True), ("yes", True), ("", True), ("maybe", True), ("no", False)])
def test_where_somebody_lives_is_confidential_unless_a_flag_says_plainly_that_it_is_not(service, flag, is_shut):
    take_in(service, None, arriving=replace(DELIVERY, parties=[{**PARTY, "is_address_confidential": flag}]))
    assert set(Contact.objects.filter(member__isnull=False).values_list("is_confidential", flat=True)) == {is_shut}


def test_only_the_service_takes_in():
    with pytest.raises(MayNot):
        take_in(acting(Role.SERVICE_MANAGER), None, arriving=DELIVERY)


def test_the_service_is_made_once_and_its_beginning_is_audited(service):
    assert the_service("waypost", AT) == service
    assert AuditEvent.objects.filter(kind="access.begin").count() == 1


LINE = {
    "line_id": "E1", "happened_on": date(2027, 1, 4), "learnt_on": date(2027, 1, 5), "agency": "cafcass",
    "source": "Cafcass", "kind": "application_issued", "title": "t", "sentence": "s", "doubt": "",
}  # fmt: skip
STEP = {
    "name": "First hearing", "convention": "CAP", "due_on": "2027-02-10", "status": "late", "days_late": 3,
    "source": "PD",
}  # fmt: skip
TOLD = Told("C-1", [LINE, {**LINE, "line_id": "E2"}], [{"number": 1}], [STEP], "Private law")


def test_what_is_told_again_replaces_the_account_and_keeps_every_line(service):
    take_in(service, None, arriving=DELIVERY)
    assert tell(service, None, told=[TOLD, replace(TOLD, child_id="C-unknown")], told_on=ON) == 2
    later = replace(TOLD, lines=[LINE], next_steps=[{**STEP, "status": "done"}], standing="Ended")
    assert tell(service, None, told=[later], told_on=ON) == 0
    assert dict(ChronologyLine.objects.values_list("line_id", "is_standing")) == {"E1": True, "E2": False}
    assert AccountTold.objects.get().standing == "Ended"
    assert Step.objects.get().is_done


def test_a_step_that_has_not_started_is_no_step_yet(service):
    take_in(service, None, arriving=DELIVERY)
    tell(service, None, told=[replace(TOLD, next_steps=[{**STEP, "status": "not_started"}])], told_on=ON)
    assert not Step.objects.exists()
