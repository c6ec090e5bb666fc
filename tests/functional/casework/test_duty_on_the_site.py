"""Duty on the site: the queue of those who have yet to meet their adviser, the rota, and duty work on a child."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import FORBIDDEN, LATE, LONG_NAME, ON, Office
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.allocation import hub
from waypost.casework.allocation.models import DutyEntry, DutyMatter, OnDuty
from waypost.casework.children.until_met import Screened

pytestmark = pytest.mark.django_db
CALL = {"kind": "call", "rang_by": "school", "said": "Please ring about <b>Monday</b>.", "needed": "within_two_hours"}


@pytest.fixture
def manager(office: Office) -> Client:
    return signed_in(office, Role.SERVICE_MANAGER)


@pytest.fixture
def assistant(office: Office) -> int:
    return office.people[Role.SCREENING_OFFICER]


def test_the_team_and_the_page_of_more_lead_to_the_queue_and_it_says_what_is_next(manager):
    address = reverse("duty")
    for name in ("team", "more"):
        assert f'href="{address}"' in opened(manager, name), name
    page = opened(manager, "duty")
    assert "Do this next" in page
    assert "On duty today: <strong>nobody</strong>" in page
    assert "Nobody works with the child yet" in page
    assert "Not met yet" in page
    assert LONG_NAME[:40] in page
    assert "Nobody has met the child for longer than the area allows" in page


def test_the_queue_shows_no_child_whom_the_reader_may_not_open(office):
    for role in (Role.SERVICE_MANAGER, Role.FAMILY_COURT_ADVISER, Role.SCREENING_OFFICER):
        page = opened(signed_in(office, role), "duty")
        assert "Forbidden Canarychild" not in page
        assert "Shut Canarychild" not in page


def test_a_manager_enters_the_rota_and_strikes_a_line_out_with_its_reason(manager, assistant):
    page = opened(manager, "put_on_duty")
    assert f'value="{assistant}"' in page
    done(manager, "put_on_duty", user_id=str(assistant), **parts("on_on", ON))
    row = OnDuty.objects.get()
    assert "Screening officer Invented" in opened(manager, "duty").split("On duty today")[1].split("</p>")[0]
    again = sent(manager, "put_on_duty", user_id=str(assistant), **parts("on_on", ON))
    assert (again.status_code, "on duty on that day already" in again.text) == (400, True)
    past = sent(manager, "put_on_duty", user_id=str(assistant), **parts("on_on", ON - timedelta(days=1)))
    assert (past.status_code, "A rota is for today" in past.text) == (400, True)
    for wrong in ("", "nobody", "2000000000"):
        assert sent(manager, "put_on_duty", user_id=wrong, **parts("on_on", ON)).status_code == 400
    done(manager, "take_off_duty", row.pk, because="Swapped with a colleague.")
    page = opened(manager, "rota")
    assert "(struck out)" in page
    assert "Swapped with a colleague." in page
    assert manager.get(reverse("take_off_duty", args=[row.pk])).status_code == 404


def test_a_call_is_written_down_done_and_stays_readable(office, manager, assistant):
    done(manager, "put_on_duty", user_id=str(assistant), **parts("on_on", ON))
    assert f'value="{assistant}"' in opened(manager, "take_duty", LATE)
    address = done(manager, "take_duty", LATE, hands_to=str(assistant), **CALL)
    page = manager.get(address).text
    assert "Please ring about &lt;b&gt;Monday&lt;/b&gt;." in page
    assert "With Screening officer Invented" in page
    theirs = signed_in(office, Role.SCREENING_OFFICER)
    assert "1 piece of duty work is in your hands" in opened(theirs, "my_work")
    assert "You are on duty today." in opened(theirs, "my_work")
    assert "0 children are assigned to you" in opened(theirs, "my_work")
    assert "Open duty work (1)" in opened(theirs, "duty")
    row = DutyMatter.objects.get()
    wrong = sent(theirs, "answer_duty", LATE, row.pk, words="Rang them back.", outcome="handed_on", hands_to="")
    assert (wrong.status_code, "Say who takes it on" in wrong.text) == (400, True)
    done(theirs, "answer_duty", LATE, row.pk, words="Rang them back at noon.", outcome="done")
    page = opened(manager, "child_duty", LATE)
    assert "No duty work is open for this child." in page
    assert "Rang them back at noon." in page
    assert theirs.get(reverse("answer_duty", args=[LATE, row.pk])).status_code == 404
    assert DutyEntry.objects.count() == 2


def test_work_past_its_time_is_said_on_the_same_day_to_its_holder_and_to_whoever_manages(office, manager, assistant):
    done(manager, "take_duty", LATE, hands_to=str(office.people[Role.SERVICE_MANAGER]), **CALL)
    assert "past its time" not in opened(manager, "duty")
    DutyMatter.objects.update(needed_by_at="2027-03-31T00:00:00Z")
    for page in (opened(manager, "duty"), opened(manager, "my_work"), opened(manager, "child_duty", LATE)):
        assert "past its time" in page
    assert opened(manager, "duty").count('id="next"') == 1


def test_a_danger_that_nobody_was_told_of_comes_before_duty_work_past_its_time(office, manager, monkeypatch):
    done(manager, "take_duty", LATE, hands_to=str(office.people[Role.SERVICE_MANAGER]), **CALL)
    DutyMatter.objects.update(needed_by_at="2027-03-31T00:00:00Z")
    risk = Screened(risk="seen", is_risk_untold=True)
    monkeypatch.setattr(hub, "screened_of", lambda _, ids: {one: risk for one in ids if one != LATE})
    page = opened(manager, "duty")
    assert page.count('id="next"') == 1
    assert "Tell the authority of the risk" in page.split('id="next"')[1].split("</section>")[0]


def test_what_is_wrong_is_said_and_nothing_is_written(manager, office):
    me = str(office.people[Role.SERVICE_MANAGER])
    for told, said in (
        ({"kind": "worry", "needed": "next_working_day"}, "A worry about a child waits for no other day"),
        ({"said": "Ring."}, "Say it in at least 3 words"),
        ({"hands_to": "999999"}, "This person cannot take it"),
        ({"hands_to": ""}, "Choose who takes it on"),
        ({"rang_by": ""}, "Choose who it came from"),
    ):
        answer = sent(manager, "take_duty", LATE, **{**CALL, "hands_to": me, **told})
        assert (answer.status_code, said in answer.text) == (400, True), told
    assert not DutyMatter.objects.exists()
    assert manager.get(reverse("take_duty", args=[FORBIDDEN])).status_code == 404


def test_a_second_click_writes_nothing_more(manager, office):
    told = CALL | {"once": "a-token-of-a-test-1", "hands_to": str(office.people[Role.SERVICE_MANAGER])}
    address = reverse("take_duty", args=[LATE])
    assert [manager.post(address, told).status_code for _ in range(2)] == [302, 409]
    assert DutyMatter.objects.count() == 1
    assert Assignment.objects.filter(capacity="duty").count() == 1
