"""Staff's pages for the families' site: who has one, the paper, what is released, what came and what was done."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.casework_people import ON
from support.sharing_people import a_family, a_reader, a_site
from waypost.casework.sharing.actions.say import say
from waypost.casework.sharing.models import FromFamily, Invitation, Release, Site
from waypost.casework.sharing.queries import for_family
from waypost.casework.sharing.rules import Band

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(settings):
    settings.DEMONSTRATION_DAY = ON
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return a_family()


@pytest.fixture
def adviser(family) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=family.adviser.user_id)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def sharing(family, name: str = "child_sharing", *rest: object) -> str:
    return reverse(name, args=[family.child.pk, *rest])


SITE = {
    "understanding": "Reads well.", "wishes": "Wants it.", "safety": "A phone of their own.", "is_yes": "yes",
    "band": "younger", "language": "en", "review_on_day": "1", "review_on_month": "5", "review_on_year": "2027",
}  # fmt: skip
NEWS = {
    "kind": "stage", "stage": "safety_checks", "state": "done", "audience": "child", "words": "The checks are done.",
    "told_first_on_day": "1", "told_first_on_month": "4", "told_first_on_year": "2027", "has_read": "on",
}  # fmt: skip


def test_a_site_is_decided_and_somebody_is_invited_on_paper(family, adviser):
    page = adviser.get(sharing(family, "decide_site", 0)).content.decode()
    assert "What do you weigh" not in page
    assert page.index("What does this person need") < page.index("Is it safe?") < page.index("Do they have a site?")
    answer = adviser.post(sharing(family, "decide_site", 0), SITE)
    assert answer["Location"] == sharing(family)
    site = Site.objects.get()
    assert (site.kind, site.band, site.is_yes) == ("child", "younger", True)
    refused = adviser.post(sharing(family, "invite_to_site", site.site_id), {})
    assert "A code is given in person" in refused.content.decode()
    paper = adviser.post(sharing(family, "invite_to_site", site.site_id), {"given_in_person": "on"}).content.decode()
    assert Invitation.objects.get().number in paper
    assert not re.search(r"<main.*(Robin|court|Cafcass|family).*</main>", paper, re.S)
    assert adviser.get(sharing(family, "invite_to_site", "0" * 24)).status_code == 404


def test_what_is_refused_is_said_and_what_was_written_is_kept(family, adviser):
    answer = adviser.post(
        sharing(family, "decide_site", family.grandmother.pk), {**SITE, "band": "adult", "because": "She asked."}
    )
    assert answer.status_code == 400
    assert "no party" in answer.content.decode()
    assert "A phone of their own." in answer.content.decode()


def test_something_is_released_seen_and_taken_back(family, adviser):
    reader = a_reader(family, a_site(family, None, Band.YOUNGER), "kite-0001")
    unread = adviser.post(sharing(family, "release_to_family"), {**NEWS, "has_read": ""})
    assert unread.status_code == 400
    assert "The checks are done." in unread.content.decode()
    telling = adviser.post(sharing(family, "release_to_family"), {**NEWS, "words": "She is in a refuge."})
    assert "gives away how somebody is kept safe" in telling.content.decode()
    assert adviser.post(sharing(family, "release_to_family"), NEWS).status_code == 302
    assert [one.state for one in for_family.today(reader).stages if one.stage == "safety_checks"] == ["done"]
    assert "The checks are done." in adviser.get(sharing(family)).content.decode()
    adviser.post(sharing(family, "take_back_release", Release.objects.get().release_id), {})
    assert for_family.today(reader).stages == ()


def test_what_came_is_read_and_answered(family, adviser):
    reader = a_reader(family, a_site(family, None, Band.YOUNGER), "kite-0001")
    from_id = say(reader, words="I miss my dog.")
    assert "Robin Invented" in adviser.get(reverse("from_families")).content.decode()
    assert "Do this next" in adviser.get(sharing(family)).content.decode()
    assert adviser.post(sharing(family, "read_from_family", from_id), {}).status_code == 302
    assert "Nothing waits to be read." in adviser.get(reverse("from_families")).content.decode()
    told = {"did": "I told the judge.", "has_read": "on"}
    assert adviser.post(sharing(family, "answer_family", from_id), told).status_code == 302
    assert FromFamily.objects.get().did == "I told the judge."
    assert adviser.post(sharing(family, "answer_family", "0" * 24), told).status_code == 404


def test_a_site_is_ended(family, adviser):
    site_id = a_site(family, family.mother)
    assert adviser.post(sharing(family, "end_site", site_id), {}).status_code == 302
    assert Site.objects.get().ended_on == ON
