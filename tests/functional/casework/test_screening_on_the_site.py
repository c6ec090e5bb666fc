"""One application on the site: what comes next at the top, every step by its form, and the letter by two people."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from support.casework_people import ON
from support.screening_people import COURTS, Desk, a_desk
from waypost.casework.screening.actions.screen import begin_screening
from waypost.casework.screening.models import Check, Match, SafeguardingLetter, Screening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.DEMONSTRATION_DAY = ON


def begun(**told) -> tuple[Desk, Screening]:
    desk = a_desk(**told)
    begin_screening(desk.who(desk.officer), desk.child.pk, case_id=desk.case.pk)
    return desk, Screening.objects.get(child=desk.child)


class Site:
    """The site as one person sees it, about one application."""

    def __init__(self, user, row: Screening) -> None:
        self.client, self.args = Client(), [row.child_id, row.pk]
        self.client.force_login(user, "django.contrib.auth.backends.ModelBackend")

    def page(self) -> str:
        return self.client.get(reverse("application", args=self.args)).content.decode()

    def next(self) -> str:
        return re.search(r'id="next">.*?<a [^>]*>(.*?)</a>', self.page(), re.S)[1]

    def do(self, name: str, **told):
        address = reverse(f"screening_{name}", args=self.args)
        form = self.client.get(address).content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(once|version)" value="([^"]*)"', form))
        return self.client.post(address, hidden | told)


def test_an_application_goes_from_arrival_to_allocation_by_its_next_steps():
    desk, row = begun(is_abuse_alleged=True)
    officer = Site(desk.officer, row)
    assert officer.next() == "Decide who is who"
    for match in Match.objects.filter(screening=row):
        told = {"about": match.about, "outcome": "same", "evidence": ["name", "born_on"]}
        assert officer.do("decide_match", **told).status_code == 302
    assert "Names agree" in officer.page()
    assert officer.next() == "It is clear who everybody is"
    officer.do("settle_matches")
    assert officer.next() == "Ask police and authority"
    officer.do("ask_checks")
    assert officer.next() == "Write down an answer"
    for check in Check.objects.filter(screening=row):
        officer.do("answer_check", check_id=str(check.pk), answer="nothing_known")
    assert officer.next() == "Every check is answered"
    officer.do("settle_checks")
    assert officer.do("hand_on").status_code == 400
    officer.do("decide_idva", idva="made")
    officer.do("hand_on")
    row.refresh_from_db()
    assert (row.state, row.idva) == ("handed_on", "made")


def test_the_letter_is_written_approved_by_somebody_else_and_filed():
    desk, row = begun()
    adviser, manager = Site(desk.adviser, row), Site(desk.manager, row)
    adviser.do("write_safeguarding", text="Ann and Bob both ask to care for the child.")
    adviser.do("submit_letter")
    assert "Ann and Bob both ask" in manager.page()
    assert adviser.client.get(reverse("screening_approve_letter", args=adviser.args)).status_code == 403
    assert manager.do("approve_letter").status_code == 302
    letter = SafeguardingLetter.objects.get()
    assert (letter.state, letter.approved_by) == ("approved", desk.manager)
    refused = adviser.do("file_letter")
    assert refused.status_code == 400
    assert "There is a problem" in refused.content.decode()


def test_a_letter_that_somebody_else_saved_first_shows_both():
    desk, row = begun()
    adviser, manager = Site(desk.adviser, row), Site(desk.manager, row)
    adviser.do("write_safeguarding", text="First.")
    address = reverse("screening_write_safeguarding", args=adviser.args)
    manager.do("write_safeguarding", text="Second.")
    answer = adviser.client.post(address, {"version": "1", "text": "Third."})
    assert answer.status_code == 409
    assert "Second." in answer.content.decode()
    assert "Third." in answer.content.decode()


def test_a_risk_comes_before_everything_and_is_told_with_its_clock():
    desk, row = begun()
    officer, manager = Site(desk.officer, row), Site(desk.manager, row)
    officer.do("see_risk", what="Father said he will come tonight.")
    assert officer.next() == "Tell the authority of a risk"
    assert "he will come tonight" in officer.page()
    assert "tonight" not in re.search(r"<title>(.*?)</title>", officer.page())[1]
    risk = str(row.risks.get().pk)
    assert (
        "Stand it down" in manager.client.get(reverse("screening_stand_down_risk", args=manager.args)).content.decode()
    )
    officer.do("refer_risk", risk_id=risk, authority="Birmingham")
    assert officer.next() == "The authority has the referral"
    officer.do("acknowledge_risk", risk_id=risk)
    assert row.risks.get().state == "acknowledged"


def test_a_child_focused_court_has_no_letter():
    desk, row = begun(programme=COURTS)
    assert "None in this way of working" in Site(desk.adviser, row).page()
    assert "Write the safeguarding letter" not in Site(desk.adviser, row).page()


def test_the_queue_leads_to_the_application_and_another_childs_is_not_there():
    desk, row = begun()
    _, other = begun(area="A02")
    officer = Site(desk.officer, row)
    queue = officer.client.get(reverse("screening")).content.decode()
    assert reverse("application", args=[row.child_id, row.pk]) in queue
    for child, number in ((row.child_id, other.pk), (other.child_id, other.pk), (row.child_id, 99_999)):
        assert officer.client.get(reverse("application", args=[child, number])).status_code == 404


def test_an_application_that_no_feed_brought_is_put_on_the_queue_by_hand_once():
    desk = a_desk()
    client = Client()
    client.force_login(desk.officer, "django.contrib.auth.backends.ModelBackend")
    address = reverse("begin_screening", args=[desk.child.pk])
    assert f'href="{address}"' in client.get(reverse("child_proceedings", args=[desk.child.pk])).text
    page = client.get(address).text
    assert f'value="{desk.case.pk}" checked' in page
    told = {"once": re.search(r'name="once" value="([^"]+)"', page)[1], "case_id": desk.case.pk}
    for wrong in ("", "CASE-OF-NOBODY"):
        assert client.post(address, told | {"case_id": wrong}).status_code in (400, 404)
    assert not Screening.objects.exists()
    answer = client.post(address, told)
    row = Screening.objects.get()
    assert answer["Location"] == reverse("application", args=[desk.child.pk, row.pk])
    assert (row.proceedings_id, Match.objects.filter(screening=row).exists()) == (desk.case.pk, True)
    again = client.post(address, told | {"once": ""})
    assert (again.status_code, "on the queue already" in again.text) == (400, True)
