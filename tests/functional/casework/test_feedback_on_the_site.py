"""Feedback, the survey and complaints as anybody can send them: three taps, nothing shown again, nothing learnt."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from support.casework_people import ON, a_child, a_user, assign
from waypost.casework.access.models import Restriction
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.feedback.codes import OfLetter, code_of
from waypost.casework.feedback.models import Complaint, Feedback, FreeText, Knock, SurveyAnswer, SurveyResponse
from waypost.casework.feedback.rules import reading_due_on
from waypost.casework.feedback.terms import limit, questions

pytestmark = pytest.mark.django_db
WORDS = "Qzwords of a child who is afraid."
MOST_BYTES = 100_000
OURS = {"Parliamentary", "Health", "Service", "Ombudsman", "ombudsman"}
"""Names of a body, its address and how to reach it: they are called what they call themselves."""


@pytest.fixture(autouse=True)
def today(settings):
    settings.DEMONSTRATION_DAY = ON


@pytest.fixture
def child():
    one = a_child("C-00001-TEST1")
    assign(one, a_user(Role.FAMILY_COURT_ADVISER))
    return one


def code(child, on=ON) -> str:
    return code_of(OfLetter(child.pk, "letter-1", on), site.SECRET_KEY)


def page_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    assert len(answer.content) < MOST_BYTES
    return answer.content.decode()


def once_on(page: str) -> str:
    return re.search(r'name="once" value="([^"]+)"', page)[1]


def tap(client: Client, page: str, words: str) -> str:
    """Return the address behind a link that says something."""
    return re.search(rf'<a [^>]*href="([^"]+)"[^>]*>{words}</a>', page)[1]


def given(client: Client, start: str, sentiment: str = "positive"):
    """Tap three times. Returns the answer to each."""
    first = client.get(start)
    second = client.get(start + tap(client, page_of(first), "A child or young person"))
    typed = {"once": once_on(page_of(second)), "made_by": "child", "sentiment": sentiment}
    third = client.post(start, typed)
    return typed, third


def test_three_taps_from_the_letter_to_thanks(child):
    client, start = Client(), reverse("family_say_code", args=[code(child)])
    _, third = given(client, start)
    assert Feedback.objects.get().child_id == child.pk, "it is kept from the second tap on"
    assert third.status_code == 302
    last = client.post(third["Location"])
    assert last["Location"] == reverse("family_say_thanks")
    assert "Thank you" in page_of(client.get(last["Location"]))
    row = Feedback.objects.get()
    assert (row.made_by, row.sentiment, row.about_letter, row.made_on, row.team.name) == (
        "child", "positive", "letter-1", ON, "Team A01",
    )  # fmt: skip
    assert not FreeText.objects.exists()


def test_a_second_click_is_the_same_feedback_and_words_are_taken_once(child):
    client, start = Client(), reverse("family_say")
    typed, third = given(client, start, "negative")
    assert client.post(start, typed)["Location"] == third["Location"]
    assert Feedback.objects.count() == 1
    for words in (WORDS, WORDS, "Other words."):
        assert client.post(third["Location"], {"words": words}).status_code == 302
    text, _ = FreeText.objects.order_by("pk")
    assert (text.words, text.child_id, text.made_by) == (WORDS, None, "child")
    assert text.due_on == reading_due_on(text.arrived_at)
    assert WORDS not in page_of(client.get(third["Location"]))


def test_who_may_read_it_and_where_help_is_stand_before_the_box(child):
    client = Client()
    _, third = given(client, reverse("family_say"))
    for address in (third["Location"], reverse("family_complain"), reverse("family_survey")):
        page = page_of(client.get(address))
        box = page.find("<textarea") if "<textarea" in page else page.find('name="band"')
        for said in (
            "call 999",
            "The judge may read it" if "by=child" in address else "It can go to the court",
            "the day it comes",
        ):
            assert 0 < page.find(said) < box, (address, said)
        assert reverse("family_leave") in page


def test_a_code_tells_nothing_and_a_wrong_one_is_answered_alike(child):
    client, right = Client(), code(child)
    assert child.pk not in right
    shut = a_child("C-00002-TEST2")
    Restriction.objects.create(child_id=shut.pk, reason="staff_family", from_on=ON)
    codes = (right, code(shut), "x" * len(right), code(child, ON - timedelta(days=limit("code_days") + 1)))
    pages = {re.sub(re.escape(one), "", page_of(client.get(reverse("family_say_code", args=[one])))) for one in codes}
    assert len(pages) == 1
    given(client, reverse("family_say_code", args=[codes[3]]))
    assert Feedback.objects.get().child_id is None


def test_nothing_is_learnt_of_what_somebody_else_wrote(child):
    client = Client()
    _, third = given(client, reverse("family_say_code", args=[code(child)]))
    client.post(third["Location"], {"words": WORDS})
    addresses = [reverse(f"family_{name}_code", args=[code(child)]) for name in ("say", "survey", "complain")]
    told = [page_of(Client().get(address)) for address in (*addresses, third["Location"], reverse("family_heard"))]
    assert not [page for page in told if "Qzwords" in page]
    assert page_of(client.post(reverse("family_say_more", args=["n" * 24]), {"words": "x"}), 404)


def test_the_survey_keeps_each_answer_and_may_be_skipped_and_left(child):
    client, start = Client(), reverse("family_survey_code", args=[code(child)])
    answer = client.post(start, {"once": once_on(page_of(client.get(start))), "band": "younger"})
    page = page_of(client.get(answer["Location"]))
    assert "Question 1 of 7" in page
    assert page_of(client.post(answer["Location"], {}), 400)
    second = client.post(answer["Location"], {"choice": "yes"})["Location"]
    assert SurveyAnswer.objects.get().choice == "yes"
    third = client.post(second, {"skip": "yes"})["Location"]
    client.post(second, {"choice": "no"})
    client.post(second, {"choice": "partly"})
    assert dict(SurveyAnswer.objects.values_list("question", "choice")) == {"listened": "yes", "explained": "partly"}
    last = third.replace("/3/", f"/{len(questions('younger'))}/")
    assert client.post(last, {"words": WORDS})["Location"] == reverse("family_say_thanks")
    assert FreeText.objects.get().response == SurveyResponse.objects.get()
    assert page_of(client.get(third.replace("/3/", "/99/")), 404)
    assert page_of(client.post(last, {"words": "y" * 5000}), 400)


def test_a_complaint_has_a_number_and_days(child):
    client, start = Client(), reverse("family_complain_code", args=[code(child)])
    typed = {"once": once_on(page_of(client.get(start))), "made_by": "adult", "words": WORDS, "way_back": "letter"}
    page = page_of(client.post(start, typed), 400)
    assert WORDS in page
    assert "Give a name, and where" in page
    typed |= {"writer": "Ada Invented", "reach": "1 Invented Road"}
    for _ in range(2):
        page = page_of(client.post(start, typed))
    row = Complaint.objects.get()
    assert row.complaint_id in page
    assert "Monday 5 April" in page or "April 2027" in page
    assert "Ombudsman" in page
    assert WORDS not in page
    assert (row.child_id, row.state, row.way_in, FreeText.objects.get().complaint) == (
        child.pk, "received", "portal", row,
    )  # fmt: skip


def test_each_change_is_one_event_and_none_holds_a_word(child):
    client = Client()
    _, third = given(client, reverse("family_say_code", args=[code(child)]))
    client.post(third["Location"], {"words": WORDS})
    told = list(AuditEvent.objects.order_by("pk").values_list("kind", "role", "child_id", "is_reading"))
    assert told == [("feedback.give", "visitor", child.pk, False), ("feedback.add_words", "visitor", child.pk, False)]
    assert "Qzwords" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_too_much_from_one_place_or_by_one_code_waits(child, monkeypatch):
    client = Client()
    monkeypatch.setattr("waypost.casework.feedback.gate.limit", lambda name: {"acts_an_hour": 3}.get(name, 2))
    start = reverse("family_say_code", args=[code(child)])
    assert [given(client, start)[1].status_code for _ in range(3)] == [302, 302, 429]
    other = [given(client, reverse("family_say"))[1] for _ in range(2)]
    assert [one.status_code for one in other] == [429, 429]
    assert "call 999" in other[1].content.decode()
    assert Feedback.objects.count() == 2
    assert all(len(row.mark) == 64 for row in Knock.objects.all()), "no address of the network is kept"


def test_every_page_runs_from_right_to_left_and_every_sentence_is_translated(child):
    """The trial's words are turned: a sentence that stands in a template, or that has no translation, is seen here."""
    client, trial = Client(), "?words=trial"
    started = client.post(reverse("family_survey"), {"once": "token-of-a-test-7", "band": "older"})["Location"]
    _, third = given(client, reverse("family_say"))
    pages = {name: client.get(reverse(f"family_{name}") + trial)
             for name in ("say", "survey", "complain", "heard", "say_thanks")}  # fmt: skip
    pages["how"] = client.get(f"{reverse('family_say')}{trial}&by=child")
    pages["more"] = client.get(f"{third['Location']}&words=trial")
    every = [started.replace("/1/", f"/{number}/") for number in range(1, len(questions("older")) + 1)]
    pages |= {one: client.get(one + trial) for one in every}
    sent = {"say": {"made_by": "x"}, "survey": {}, "complain": {"way_back": "letter"}}
    pages |= {f"{name}, wrong": client.post(reverse(f"family_{name}") + trial, typed) for name, typed in sent.items()}
    pages["question, wrong"] = client.post(every[0] + trial, {"choice": "x"})
    pages["over"] = client.post(f"{reverse('family_say_more', args=['0' * 24])}{trial}", {"words": "x"})
    typed = {"once": "token-of-a-test-8", "made_by": "adult", "words": WORDS, "way_back": "adviser"}
    pages["complained"] = client.post(reverse("family_complain") + trial, typed)
    assert Complaint.objects.count() == 1
    for name, answer in pages.items():
        page = answer.content.decode()
        assert '<html lang="x-trial" dir="rtl">' in page, name
        body = page.split("<main")[1].split("</main>")[0].split(">", 1)[1]
        left = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>|&\w+;", " ", body))
        assert set(left) <= OURS, (name, left[:10])


def test_every_public_page_is_small_neutral_and_has_its_way_out(child):
    client = Client()
    _, third = given(client, reverse("family_say"))
    addresses = [reverse(f"family_{name}") for name in ("say", "survey", "complain", "heard", "say_thanks")]
    for address in (*addresses, third["Location"], f"{reverse('family_say')}?by=adult"):
        page = page_of(client.get(address))
        title = re.search(r"<title>(.*?)</title>", page)[1].lower()
        assert not [word for word in ("court", "child", "cafcass", "complaint", "abuse") if word in title]
        assert page.count("<h1") == 1
        assert "data-exit" in page
        assert not re.search(r"<style|\sstyle=|\son\w+=", page)
        for method in ("put", "delete", "patch"):
            assert getattr(client, method)(address).status_code == 405
