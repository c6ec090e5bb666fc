"""Staff's pages for the families' site: who has one, the paper, what is released, what came and what was done."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.casework_people import AT, ON
from support.sharing_people import a_family, a_reader, a_site
from waypost.casework.children.models import Proceedings
from waypost.casework.letters.models import Letter
from waypost.casework.reports.models import Edition, Report
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
    page = adviser.get(sharing(family)).content.decode()
    assert "Do this next" in page
    assert reverse("assess_harm", args=[family.child.pk]) in page
    for name, says in (("read_from_family", "Call 999 first"), ("answer_family", "If you did nothing")):
        page = adviser.get(sharing(family, name, from_id)).content.decode()
        assert "I miss my dog." in page  # whoever says that they read it has it before them
        assert says in page
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


def test_a_stage_is_released_from_the_record_with_words_that_were_suggested(family, adviser):
    reader = a_reader(family, a_site(family, None, Band.YOUNGER), "kite-0001")
    page = adviser.get(sharing(family)).content.decode()
    assert sharing(family, "release_stage", "start", "child") in page
    form = adviser.get(sharing(family, "release_stage", "start", "child")).content.decode()
    assert "This is done." in form
    assert "For the child" in form
    sent = {"words": "The court was asked.", "told_first_on_day": "1", "told_first_on_month": "4",
            "told_first_on_year": "2027"}  # fmt: skip
    assert adviser.post(sharing(family, "release_stage", "start", "child"), sent).status_code == 400  # nobody read it
    assert (
        adviser.post(sharing(family, "release_stage", "start", "child"), {**sent, "has_read": "on"}).status_code == 302
    )
    row = Release.objects.get()
    assert (row.kind, row.stage, row.state, row.template) == ("stage", "start", "done", "stage.done")
    assert for_family.today(reader).stages[0].words == "The court was asked."
    for wrong in (["nowhere", "child"], ["start", "one"], ["start", "everybody"]):
        assert adviser.get(sharing(family, "release_stage", *wrong)).status_code == 404, wrong


def test_a_letter_that_was_sent_is_released_whole_and_one_that_was_not_is_not(family, adviser):
    letter = Letter.objects.create(
        child=family.child, letter_id="L-1", kind="introduction", band="from_8", state="sent", wording="w", own="",
        paragraphs=["Dear Robin,", "I will come on Monday."], written_by_id=family.adviser.user_id, written_on=ON,
        sent_on=ON, grade=3.0,
    )  # fmt: skip
    reader = a_reader(family, a_site(family, None, Band.YOUNGER), "kite-0001")
    address = sharing(family, "release_letter", "L-1")
    assert address in adviser.get(sharing(family, "letter", "L-1")).content.decode()
    assert "I will come on Monday." in adviser.get(address).content.decode()
    sent = {"title": "My letter", "words": "You can read it again.", "parts": ["0", "1"], "has_read": "on",
            "told_first_on_day": "1", "told_first_on_month": "4", "told_first_on_year": "2027"}  # fmt: skip
    assert adviser.post(address, sent).status_code == 302
    assert for_family.news(reader)[1][0].paragraphs == ("Dear Robin,", "I will come on Monday.")
    letter.state, letter.sent_on = "draft", None
    letter.save()
    assert adviser.get(address).status_code == 404


def test_a_report_that_is_filed_is_released_without_the_sections_that_are_left_out(family, adviser):
    report = Report.objects.create(
        child=family.child, report_id="R-1", kind="section_7", author="cafcass", state="filed", ordered_on=ON,
        filed_on=ON, changed_at=AT, proceedings=Proceedings.objects.get(),
    )  # fmt: skip
    sections = {"impact": "It is hard for Robin.", "advice": "Robin stays.\n\nFor these reasons."}
    edition = Edition.objects.create(child=family.child, report=report, number=1, sections=sections, filed_on=ON)
    reader = a_reader(family, a_site(family, family.mother), "river-0002")
    address = sharing(family, "release_report", "R-1", "adults")
    assert "It is hard for Robin." in adviser.get(address).content.decode()
    sent = {"title": "The report", "words": "This is the report.", "parts": ["advice"], "has_read": "on"}
    assert adviser.post(address, sent).status_code == 302
    assert for_family.news(reader)[1][0].paragraphs == (
        "Advice to the court, with reasons",
        "Robin stays.",
        "For these reasons.",
    )
    edition.filed_on = None
    edition.save()
    assert adviser.get(address).status_code == 404


def test_words_that_wait_too_long_stand_first_on_my_work(family, adviser):
    reader = a_reader(family, a_site(family, None, Band.YOUNGER), "kite-0001")
    say(reader, words="I miss my dog.")
    assert "waited too long" not in adviser.get(reverse("my_work")).content.decode()
    FromFamily.objects.update(due_on=ON - timedelta(days=1))
    page = adviser.get(reverse("my_work")).content.decode()
    assert page.index("What families wrote waited too long") < page.index("<h2", page.index("waited too long"))


def test_needs_are_asked_first_and_shown_to_staff(family, adviser):
    a_site(family, family.mother, needs="An interpreter for Punjabi")
    family.child.interpreter_language = "Polish"
    family.child.save()
    page = adviser.get(sharing(family)).content.decode()
    assert "An interpreter for Punjabi" in page
    assert "Polish" in page
    for name in ("child_now", "child_meetings", "child_documents", "record_meeting", "new_letter", "order_report"):
        page = adviser.get(sharing(family, name)).content.decode()
        assert page.index("How to speak and write to them") < page.index("An interpreter for Punjabi"), name
        assert "Written down by" in page, name
    invite_page = adviser.get(sharing(family, "invite_to_site", Site.objects.get().site_id)).content.decode()
    assert "An interpreter for Punjabi" in invite_page


def test_who_sees_what_stands_side_by_side(family, adviser):
    a_site(family, None, Band.YOUNGER)
    a_site(family, family.mother)
    adviser.post(sharing(family, "release_to_family"), NEWS)
    page = adviser.get(sharing(family)).content.decode()
    table = page[page.index("Who sees what, side by side") :]
    row = re.search(r"(?s)<tr[^>]*>\s*<td[^>]*>Safeguarding letter: done, in the child’s words.*?</tr>", table)[0]
    assert re.findall(r">(Sees it|Does not)<", row) == ["Sees it", "Does not"]
