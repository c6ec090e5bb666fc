"""That a team talked about its digest: recorded by whoever leads it, and summed up with the year."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from support.casework_people import AT, ON, a_team, a_user
from waypost.casework.access.roles import Role
from waypost.casework.feedback.actions.give import give_feedback
from waypost.casework.feedback.gate import Visitor
from waypost.casework.feedback.models import Discussed, Feedback

pytestmark = pytest.mark.django_db
MARCH = {
    "discussed_on_day": "1", "discussed_on_month": "4", "discussed_on_year": "2027", "present": "All but Sky",
    "what_changes": "We call each family within two days.", "once": "t1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today(settings):
    settings.DEMONSTRATION_DAY = ON


def client_of(role: Role, team: str) -> Client:
    client = Client()
    client.force_login(a_user(role, a_team(team)), "django.contrib.auth.backends.ModelBackend")
    return client


def page_of(client: Client, name: str, *parts: object, query: str = "") -> str:
    answer = client.get(reverse(name, args=parts) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_team_talks_about_its_month_and_the_year_says_what_will_change():
    give_feedback(Visitor(AT - timedelta(days=5), ""), token="a" * 32, made_by="child", sentiment="negative")
    Feedback.objects.update(team=a_team("Team A01"))
    leads, adviser = (client_of(one, "Team A01") for one in (Role.PRACTICE_SUPERVISOR, Role.FAMILY_COURT_ADVISER))
    address = reverse("record_discussion", args=["2027-03"])
    assert address in page_of(leads, "listening", query="?month=2027-03")
    told_of = page_of(adviser, "listening", query="?month=2027-03")
    assert "Nothing is recorded of the team talking about this month yet." in told_of
    assert address not in told_of
    assert leads.post(address, MARCH)["Location"] == reverse("listening") + "?month=2027-03"
    assert "done already" in leads.post(address, MARCH).content.decode(), "a second click"
    row = Discussed.objects.get()
    assert (row.team.name, row.month.isoformat(), row.discussed_on) == ("Team A01", "2027-03-01", ON)
    page = page_of(adviser, "listening", query="?month=2027-03")
    for said in ("All but Sky", "We call each family within two days.", "Recorded by"):
        assert said in page, said
    assert "Nothing is recorded of the team" not in page
    year = page_of(client_of(Role.BOARD_MEMBER, "Board"), "learning_summary", 2027)
    assert "1 team talked about 1 month’s digest." in year
    assert "We call each family within two days." in year
    assert "All but Sky" not in year, "who was there is the team's own"


def test_the_month_of_another_team_is_not_this_ones():
    client_of(Role.PRACTICE_SUPERVISOR, "Team A01").post(reverse("record_discussion", args=["2027-03"]), MARCH)
    other = client_of(Role.PRACTICE_SUPERVISOR, "Team B02")
    page = page_of(other, "listening", query="?month=2027-03")
    assert "We call each family" not in page
    assert "Nothing is recorded of the team" not in page, "nothing came that they could talk about"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"discussed_on_day": "31", "discussed_on_month": "3"}, "once its month is over"),
        ({"present": ""}, "Enter who was there"),
        ({"what_changes": "Nothing."}, "at least 4 words"),
        ({"what_changes": "We go to the refuge with every mother."}, "gives away how somebody is kept safe"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_is_lost(change, said):
    leads = client_of(Role.SERVICE_MANAGER, "Team A01")
    answer = leads.post(reverse("record_discussion", args=["2027-03"]), {**MARCH, **change})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert said in page
    assert "All but Sky" in page or "present" in change
    assert not Discussed.objects.exists()


def test_a_month_without_a_digest_is_not_there():
    leads = client_of(Role.PRACTICE_SUPERVISOR, "Team A01")
    for month in ("2027-13", "2031-01", "nowhere"):
        assert leads.get(reverse("record_discussion", args=[month])).status_code == 404
    assert "Do this next" not in page_of(leads, "listening", query="?month=2027-04"), "the month is not over"
