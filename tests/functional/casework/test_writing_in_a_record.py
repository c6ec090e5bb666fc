"""Forms of a child's record: taken once, told plainly why not, nothing lost when two people write or a session ends."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import FORBIDDEN, LATE, PLAIN, Office
from waypost.casework.access.acting import REFUSED
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Child, DelayReason, Plan, RecordedNeed, Step, WhatMatters
from waypost.doors.staff.views.child_writing import WRITINGS

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PLAN = {"what_we_know": "The school is worried.", "what_we_will_do": "See the child on Monday."}
OF_A_STEP = {"record_delay"}


def signed_in(office: Office, role: Role) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=office.people[role]), BACKEND)
    return client


@pytest.fixture
def adviser(office: Office) -> Client:
    return signed_in(office, Role.FAMILY_COURT_ADVISER)


def late_step() -> int:
    return int(Step.objects.get(child_id=LATE, step="section_7_report").pk)


def address(name: str, child_id: str = LATE) -> str:
    return reverse(name, args=[child_id, late_step()] if name in OF_A_STEP else [child_id])


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of a page's form."""
    return dict(re.findall(r'<input type="hidden" name="(once|version)"(?: value="([^"]*)")?', page))


def opened(client: Client, name: str, child_id: str = LATE) -> dict[str, str]:
    answer = client.get(address(name, child_id))
    assert answer.status_code == 200
    return hidden(answer.content.decode())


@pytest.mark.parametrize("name", [one.name for one in WRITINGS])
def test_every_form_can_be_opened_and_is_refused_to_whoever_may_not(office, name):
    writing = next(one for one in WRITINGS if one.name == name)
    reader = signed_in(office, Role.AUDITOR)
    assert reader.get(address(name)).status_code == reader.post(address(name)).status_code == 403
    writer = signed_in(office, Role.PRACTICE_SUPERVISOR if name == "review_plan" else Role.FAMILY_COURT_ADVISER)
    page = writer.get(address(name))
    assert page.status_code == 200
    assert writing.title in page.content.decode()
    assert "Canarychild" not in re.search(r"<title>(.*?)</title>", page.content.decode())[1]


@pytest.mark.parametrize("name", [one.name for one in WRITINGS])
def test_a_child_that_one_may_not_open_is_not_written_to(office, name):
    writer = signed_in(office, Role.PRACTICE_SUPERVISOR if name == "review_plan" else Role.FAMILY_COURT_ADVISER)
    before = AuditEvent.objects.exclude(kind=REFUSED).count()
    told = {"need": "safety", "kind": "likes", "words": "x", "said_on_day": "1", "said_on_month": "3",
            "said_on_year": "2027", "reason": "police", "subject": "police_information", "state": "asked",
            "item": "needs_recorded", **PLAN}  # fmt: skip
    assert writer.get(address(name, FORBIDDEN)).status_code == 404
    assert writer.post(address(name, FORBIDDEN), told).status_code == 404
    assert AuditEvent.objects.exclude(kind=REFUSED).count() == before


def test_a_need_is_recorded_once_however_often_the_form_is_sent(adviser):
    told = opened(adviser, "record_need") | {"need": "safety", "note": ""}
    answer = adviser.post(address("record_need"), told, follow=True)
    assert "The need is recorded." in answer.content.decode()
    again = adviser.post(address("record_need"), told)
    assert (again.status_code, "This was done already" in again.content.decode()) == (409, True)
    assert RecordedNeed.objects.filter(child_id=LATE).count() == 1
    assert AuditEvent.objects.filter(kind="children.record_need").count() == 1


def test_what_is_missing_is_said_above_the_form_and_nothing_written_is_lost(adviser):
    told = opened(adviser, "write_matters") | {"kind": "", "words": "My dog <Rex>", "said_on_day": "31",
                                              "said_on_month": "2", "said_on_year": "2027"}  # fmt: skip
    page = adviser.post(address("write_matters"), told)
    said = page.content.decode()
    assert page.status_code == 400
    assert "Choose what it is about" in said
    assert "Enter a real day" in said
    assert "My dog &lt;Rex&gt;" in said
    assert 'href="#id_said_on-day"' in said
    assert 'id="id_said_on-day"' in said
    assert WhatMatters.objects.filter(child_id=LATE).count() == 1


def test_two_people_write_a_plan_and_neither_loses_a_word(office, adviser):
    mine = opened(adviser, "write_plan")
    other = signed_in(office, Role.CHILDRENS_GUARDIAN)
    other.post(address("write_plan"), opened(other, "write_plan") | PLAN | {"what_we_know": "Theirs, and first."})
    page = adviser.post(address("write_plan"), mine | PLAN | {"what_we_know": "Mine, and second."})
    said = page.content.decode()
    assert page.status_code == 409
    assert "Theirs, and first." in said
    assert "Mine, and second." in said
    assert Plan.objects.filter(child_id=LATE).count() == 2
    told = hidden(said) | PLAN | {"what_we_know": "Both of us."}
    assert adviser.post(address("write_plan"), told).status_code == 302
    assert Plan.objects.filter(child_id=LATE).latest("number").words["what_we_know"] == "Both of us."


def test_nobody_reviews_their_own_plan(office):
    supervisor = signed_in(office, Role.PRACTICE_SUPERVISOR)
    supervisor.post(address("write_plan"), opened(supervisor, "write_plan") | PLAN)
    page = supervisor.post(address("review_plan"), opened(supervisor, "review_plan"))
    assert (page.status_code, "somebody else reviews it" in page.content.decode()) == (400, True)
    manager = signed_in(office, Role.SERVICE_MANAGER)
    assert manager.post(address("review_plan"), opened(manager, "review_plan")).status_code == 302


def test_a_reason_is_recorded_against_a_late_step_and_never_against_another_childs(adviser):
    told = opened(adviser, "record_delay") | {"reason": "police", "note": ""}
    assert adviser.post(address("record_delay"), told).status_code == 302
    assert DelayReason.objects.get(child_id=LATE).step_id == late_step()
    of_another = reverse("record_delay", args=[PLAIN, late_step()])
    assert adviser.get(of_another).status_code == 404
    assert adviser.post(of_another, {"reason": "police", "once": "another"}).status_code == 404


def test_a_record_is_closed_only_when_everything_before_it_is_settled(adviser):
    page = adviser.post(address("close_child"), opened(adviser, "close_child"))
    assert (page.status_code, "are left" in page.content.decode()) == (400, True)
    for item in ("final_order_received", "goodbye_letter_sent", "needs_recorded", "advice_and_outcome_compared",
                 "record_complete"):  # fmt: skip
        told = opened(adviser, "settle_closing") | {"item": item, "not_needed_because": "Not here."}
        assert adviser.post(address("settle_closing"), told).status_code == 302
    assert adviser.post(address("close_child"), opened(adviser, "close_child")).status_code == 302
    assert not Child.objects.get(pk=LATE).is_open
    assert "This record is closed" in adviser.post(address("record_need"), {"need": "safety"}).content.decode()
    assert (
        adviser.post(address("open_again"), opened(adviser, "open_again") | {"reason": "New order"}).status_code == 302
    )


def test_whoever_was_signed_out_while_writing_gets_it_back(office):
    page = Client().post(address("write_plan"), PLAN | {"once": "x", "what_we_know": "An hour of <words>."})
    said = page.content.decode()
    assert page.status_code == 401
    assert "An hour of &lt;words&gt;." in said
    assert "See the child on Monday." in said
    assert Plan.objects.filter(child_id=LATE).count() == 1


def test_a_long_name_and_a_long_text_are_taken_whole_or_refused_whole(adviser):
    told = opened(adviser, "record_need", PLAIN) | {"need": "none", "note": "ع" * 20_000}
    assert adviser.post(address("record_need", PLAIN), told).status_code == 302
    assert len(RecordedNeed.objects.get(child_id=PLAIN).note) == 20_000
    told = opened(adviser, "record_need", PLAIN) | {"need": "none", "note": "x" * 20_001}
    assert adviser.post(address("record_need", PLAIN), told).status_code == 400


def test_a_day_that_no_form_would_send_is_refused_in_words(adviser):
    for day in ({}, {"said_on_day": "1"}, {"said_on_day": "x", "said_on_month": "1", "said_on_year": "2027"},
                {"said_on_day": "1", "said_on_month": "1", "said_on_year": "99999999999999999999"}):  # fmt: skip
        page = adviser.post(address("write_matters"), {"kind": "likes", "words": "x", "once": "a"} | day)
        assert (page.status_code, "Enter a" in page.content.decode()) == (400, True)
