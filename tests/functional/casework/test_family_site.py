"""The families' site as it is asked for: sign-in, pages, refusals, the way out, and nothing in a title or a header."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from support.casework_people import AT, ON
from support.sharing_people import PASSPHRASE, PATH, a_family, a_reader, a_site, release_all, told
from waypost.casework.audit.models import AuditEvent
from waypost.casework.sharing.actions.answer import tell_what_we_did
from waypost.casework.sharing.actions.decide_site import end_site
from waypost.casework.sharing.actions.invite import invite
from waypost.casework.sharing.actions.release import release
from waypost.casework.sharing.actions.sign_in import accept_invitation, sign_in
from waypost.casework.sharing.models import FamilyAccount, FromFamily, Site, UsualTime, WrongTries
from waypost.casework.sharing.queries.for_staff import child_sharing
from waypost.casework.sharing.rules import Audience, Band, Released, limits
from waypost.doors.portal import session
from waypost.doors.portal.views.entering import ELSEWHERE
from waypost.foundation.readability import reading_of

pytestmark = pytest.mark.django_db
SIGNED_IN = (
    "today", "people", "told", "words", "who", "help", "meanings", "ready", "easy", "signing", "needs",
    "dates",
)  # fmt: skip
EASY = ("easy_start", "easy_safety", "easy_exit", "easy_invited", "easy_sign_in")
PUBLIC = ("start", "safety", "exit", "invited", "sign_in", "language", "signing_before", *EASY)
FEEDBACK = {
    "say", "say_thanks", "say_more", "say_code", "survey", "survey_code", "question", "heard", "complain",
    "complain_code",
}  # fmt: skip
"""Pages without an account: what each is, test_feedback_pages.py says."""
FEW = 30
"""Words of a page below which the formula says nothing."""
SAID = ("court", "family", "famil", "child", "case", "waypost", "cafcass", "abuse", "safety", "refuge", "judge")


@pytest.fixture
def family(settings):
    settings.DEMONSTRATION_DAY = ON
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return a_family()


def address(name: str, *args: str) -> str:
    return reverse(f"family_{name}", args=args)


def signed_in(family, member=None, band=Band.YOUNGER, name="kite52") -> Client:
    a_reader(family, a_site(family, member, Band.ADULT if member else band), name)
    client = Client()
    answer = client.post(address("sign_in"), {"name": name, "passphrase": PASSPHRASE})
    assert (answer.status_code, answer["Location"]) == (302, address("today"))
    return client


@pytest.fixture
def robin(family) -> Client:
    release_all(family)
    return signed_in(family)


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def every_page(client: Client) -> dict[str, str]:
    pages = {name: text_of(client.get(address(name))) for name in SIGNED_IN}
    pages["step"] = text_of(client.get(address("step", "safety_checks")))
    news = re.search(r'href="(/my/news/\w+/)"', pages["told"])
    pages["one"] = text_of(client.get(news[1]))
    return pages


def test_whoever_is_not_signed_in_sees_nothing_and_public_pages_say_nothing(family):
    client = Client()
    for name in SIGNED_IN:
        for method in ("get", "post", "put", "delete"):
            answer = getattr(client, method)(address(name))
            assert (answer.status_code, answer["Location"]) == (302, address("sign_in")), name
    for name in PUBLIC:
        page = text_of(client.get(address(name)))
        head, body = page.split("</head>")
        for word in SAID:
            assert word not in re.sub(r'"/static/family/[^"]*"|family_\w+', "", head).lower(), (name, word)
            if word in ("cafcass", "waypost", "court", "judge", "child"):
                assert word not in re.sub(r"<[^>]*>", "", body).lower(), (name, word)


def test_by_invitation_with_number_and_code(family):
    given = invite(family.adviser, family.child.pk, site_id=a_site(family, None, Band.YOUNGER), given_in_person=True)
    client = Client()
    typed = {"number": given.number, "code": "wrong", "passphrase": PASSPHRASE}
    answer = client.post(address("invited"), typed)
    assert answer.status_code == 400
    assert f'value="{given.number}"' in answer.content.decode()
    assert PASSPHRASE not in answer.content.decode()
    weak = client.post(address("invited"), {**typed, "code": given.code, "passphrase": "short"})
    assert 'id="passphrase-wrong"' in weak.content.decode()
    answer = client.post(address("invited"), {**typed, "code": given.code})
    assert answer["Location"] == address("ready")
    assert FamilyAccount.objects.get().name in text_of(client.get(address("ready")))
    assert "Robin" in text_of(client.get(address("today")))


def test_wrong_names_and_wrong_passphrases_are_answered_alike(family, robin):
    answers = [
        Client().post(address("sign_in"), {"name": name, "passphrase": "wrong and long"})
        for name in ("kite52", "kite53")
    ]
    bodies = [re.sub(r'value="[^"]{10,}"|kite5\d', "", one.content.decode()) for one in answers]
    assert bodies[0] == bodies[1]
    assert {one.status_code for one in answers} == {400}


def test_every_page_of_a_child(family, robin):
    pages = every_page(robin)
    for name, page in pages.items():
        title = re.search(r"<title>(.*?)</title>", page)[1].lower()
        assert not [word for word in SAID if word in title], name
        assert "Robin" not in title
        assert not re.search(r"<style|\sstyle=|\son\w+=", page), name
        assert page.count("<h1") == 1, name
        assert address("leave") in page
        assert "Can my mum or dad read this?" in page, name
    assert "You are here" in pages["today"]
    assert "Words about first_private_hearing." in pages["today"]
    assert "No judge was free." in pages["today"]
    assert "Tuesday 13 April 2027" in pages["today"]
    assert "People at Cafcass" in pages["who"]


def test_what_was_decided_and_why_once_the_adviser_told_the_child(family, robin):
    today = text_of(robin.get(address("today")))
    decided = today[today.index("What was decided") : today.index("What comes next")]
    assert "Where the child lives for now" in decided
    assert decided.index(">Why<") < decided.index("You go on seeing both.")
    whole = text_of(robin.get(re.search(r'href="(/my/news/\w+/)"', decided)[1]))
    assert "Your adviser told you this on Thursday 1 April 2027." in whole
    mother = signed_in(family, family.mother, name="river7")
    link = re.search(r'href="(/my/news/\w+/)"', text_of(mother.get(address("today"))).split("What was decided last")[1])
    assert "told you this on" not in text_of(mother.get(link[1]))


def test_a_carer_is_asked_of_the_parents_and_not_of_another_parent(family):
    family.grandmother.party = "respondent"
    family.grandmother.save()
    site = a_site(family, family.grandmother, because="The court made her a party to the case.")
    a_reader(family, site, "leaf3")
    client = Client()
    client.post(address("sign_in"), {"name": "leaf3", "passphrase": PASSPHRASE})
    for name in ("today", "who"):
        page = text_of(client.get(address(name)))
        assert "Can the parents read this?" in page
        assert "the other parent" not in page


def test_no_range_is_told_that_ended_before_today(family):
    release(family.adviser, family.child.pk, told=told(Released.STAGE, Audience.CHILD, path=PATH, stage="start",
            state="done", happens_on=ON - timedelta(weeks=57)))  # fmt: skip
    UsualTime.objects.create(path=PATH, from_week=4, low_weeks=8, high_weeks=74, cases=104, told_on=ON)
    robin = signed_in(family)
    assert "8 out of 10" not in text_of(robin.get(address("today")))
    UsualTime.objects.create(path=PATH, from_week=52, low_weeks=55, high_weeks=90, cases=60, told_on=ON)
    assert "55 to 90 weeks" in text_of(robin.get(address("today")))


SO_FAR = [(3, "less than a week ago"), (8, "one week so far"), (30, "4 weeks so far")]


@pytest.mark.parametrize(("days", "said"), SO_FAR)
def test_how_long_it_has_been_is_said_as_somebody_would_say_it(family, days, said):
    release(family.adviser, family.child.pk, told=told(Released.STAGE, Audience.CHILD, path=PATH, stage="start",
            state="done", happens_on=ON - timedelta(days=days)))  # fmt: skip
    UsualTime.objects.create(path=PATH, from_week=0, low_weeks=20, high_weeks=60, cases=400, told_on=ON)
    page = text_of(signed_in(family).get(address("today")))
    assert "8 out of 10" in page
    assert said in page


def test_nobody_is_told_how_long_it_takes_once_it_has_ended(family, robin):
    assert "How long things take" in text_of(robin.get(address("today")))
    release(family.adviser, family.child.pk, told=told(Released.STAGE, Audience.CHILD, path=PATH, stage="decision",
            state="done"))  # fmt: skip
    page = text_of(robin.get(address("today")))
    assert "How long things take" not in page
    assert "Why you have to wait" not in page


def test_every_look_is_one_event(family, robin):
    for name in SIGNED_IN:
        before = AuditEvent.objects.count()
        robin.get(address(name))
        assert AuditEvent.objects.count() == before + 1, name


def test_each_reader_is_spoken_to_in_their_own_words(family, robin):
    mother = signed_in(family, family.mother, name="river7")
    page = text_of(mother.get(address("today")))
    assert "Safeguarding letter" in page
    assert "Can the other parent read this?" in page
    assert "Checks that everyone is safe" in text_of(robin.get(address("today")))


def test_writing_says_first_who_may_read_it_and_is_taken_once(family, robin):
    page = text_of(robin.get(address("words")))
    assert page.index("Before you write") < page.index("What do you want to say?")
    assert "The judge may read it too. Your mum, dad or carer may get to know what you said." in page
    once = re.findall(r'name="once" value="([^"]+)"', page)[-1]
    for _ in range(2):
        answer = robin.post(address("words"), {"words": "I miss my dog.", "once": once})
        assert answer["Location"] == address("words") + "?sent=yes"
    due_on = FromFamily.objects.get().due_on  # the working day it arrives on, or the next one in the afternoon
    page = text_of(robin.get(address("words")))
    assert "I miss my dog." in page
    assert f"It will be read by {due_on:%A} {due_on.day} April 2027." in page
    empty = robin.post(address("words"), {"words": " ", "once": "x"})
    assert empty.status_code == 400
    assert "Write something first." in empty.content.decode()


def test_did_you_understand_me(family, robin):
    site = Site.objects.get(kind="child")
    release(family.adviser, family.child.pk, told=told(Released.MY_WORDS, Audience.ONE, "You want to stay.",
                                                        site_id=site.site_id, told_first_on=ON))  # fmt: skip
    page = text_of(robin.get(address("words")))
    assert page.index("Before you write") < page.index("<textarea")
    release_id = re.search(r'name="release_id" value="(\w+)"', page)[1]
    asked = {"release_id": release_id, "once": "a"}
    assert robin.post(address("words"), asked).status_code == 400
    wrong = robin.post(address("words"), {**asked, "is_right": "no"})
    assert 'id="put_right-wrong"' in wrong.content.decode()
    assert robin.post(address("words"), {**asked, "is_right": "no", "put_right": "I want to go."}).status_code == 302
    page = text_of(robin.get(address("words")))
    assert "Did we understand you?" not in page
    assert "You put it right." in page
    assert (
        robin.post(address("words"), {**asked, "once": "b", "release_id": "0" * 24, "is_right": "yes"}).status_code
        == 404
    )


def test_leaving_ends_the_session_then_goes_elsewhere(family, robin):
    answer = robin.get(address("leave"))
    assert (answer.status_code, answer["Location"]) == (303, ELSEWHERE)
    assert answer["Clear-Site-Data"] == session.CLEARED
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert robin.get(address("today"))["Location"] == address("sign_in")


def test_signing_out_too(family, robin):
    answer = robin.post(address("sign_out"))
    assert answer["Clear-Site-Data"] == session.CLEARED
    assert robin.get(address("today")).status_code == 302
    assert robin.get(address("sign_out")).status_code == 405


def test_nothing_is_kept_by_anybody(robin):
    for name in (*SIGNED_IN, *PUBLIC):
        headers = robin.get(address(name)).headers
        assert "no-store" in headers["Cache-Control"], name
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "same-origin"


def test_a_session_is_short_and_ends_with_the_site(family, robin, monkeypatch):
    at = session.now()
    monkeypatch.setattr(session, "now", lambda: at + timedelta(minutes=9))
    assert robin.get(address("today")).status_code == 200
    monkeypatch.setattr(session, "now", lambda: at + timedelta(minutes=20))
    assert robin.get(address("today")).status_code == 302
    monkeypatch.setattr(session, "now", lambda: at)
    client = signed_in(family, family.mother, name="river7")
    end_site(family.adviser, family.child.pk, site_id=Site.objects.get(member=family.mother).site_id)
    assert client.get(address("today")).status_code == 302


def test_what_is_not_there_and_what_is_anothers_are_answered_alike(family, robin):
    other = signed_in(family, family.mother, name="river7")
    mine = release(family.adviser, family.child.pk, told=told(Released.DECISION, Audience.ONE, "For her alone.",
                   title="You are asked", site_id=Site.objects.get(member=family.mother).site_id))  # fmt: skip
    assert "For her alone." in text_of(other.get(address("one", mine)))
    answers = [robin.get(address("one", one)) for one in (mine, "0" * 24)]
    assert {one.status_code for one in answers} == {404}
    assert answers[0].content == answers[1].content
    for path in ("/my/nowhere/", "/my/step/nowhere/"):
        assert robin.get(path).status_code == 404
        assert "<title>My page" in robin.get(path).content.decode()


def test_a_form_without_its_token_is_refused_in_the_sites_own_words(family, robin):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address("sign_in"), {"name": "kite52", "passphrase": PASSPHRASE})
    assert answer.status_code == 403
    assert "Please try again" in answer.content.decode()
    assert "<title>My page" in answer.content.decode()


def test_every_page_runs_from_right_to_left_and_every_sentence_is_translated(family, robin):
    mother = signed_in(family, family.mother, name="river7")
    pages = every_page_in_trial(robin)
    pages |= {f"{name} of an adult": page for name, page in every_page_in_trial(mother).items()}
    assert len(pages) > 35
    for name, page in pages.items():
        assert '<html lang="x-trial" dir="rtl">' in page, name
        body = page.split("<main")[1].split("</main>")[0].split(">", 1)[1]
        body = re.sub(r'(?s)<p[^>]* dir="auto">.*?</p>|<bdi>.*?</bdi>', "", body)  # what people wrote is theirs
        body = re.sub(r"<button[^>]* lang=.*?</button>", "", body)  # a language is called what it calls itself
        left = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>|&\w+;", " ", body))
        assert set(left) <= {"Robin", "Invented", "Family", "Court", "Adviser"}, (name, left[:10])


def every_page_in_trial(client: Client) -> dict[str, str]:
    """Return every page of somebody signed in, those before signing in, and every answer to what is wrong."""
    trial = "?words=trial"
    told = text_of(client.get(address("told")))
    news = re.findall(r'href="(/my/news/\w+/)"', told)
    steps = re.findall(r'href="(/my/step/\w+/)"', text_of(client.get(address("today"))))
    pages = {name: client.get(address(name) + trial) for name in (*SIGNED_IN, *PUBLIC, "pages")}
    pages |= {one: client.get(one + trial) for one in (*news, *steps, "/my/nowhere/")}
    wrong = {"words": {}, "needs": {}, "pages": {"number": "1", "code": "x"}, "invited": {"number": "1"},
             "sign_in": {"name": "x"}}  # fmt: skip
    pages |= {f"{name}, wrong": client.post(address(name) + trial, typed) for name, typed in wrong.items()}
    pages["gone"] = client.post(address("sign_out") + trial)
    return {name: one.content.decode() for name, one in pages.items()}


def test_the_trial_is_of_the_demonstration_alone(family, robin, settings):
    settings.IS_DEMONSTRATION = False
    assert 'dir="ltr"' in text_of(robin.get(address("today") + "?words=trial"))


def as_read(page: str) -> str:
    """Return the words of a page as somebody reads them: each heading, paragraph and item a line of its own."""
    body = re.sub(r"(?s)<(script|button|nav).*?</\1>", "", page.split("<main")[1].split("<footer")[0].split(">", 1)[1])
    lines = re.sub(r"</(?:p|h\d|li|dt|dd|label|legend|figcaption|blockquote)>", "\n", body)
    return re.sub(r"[ \t]+", " ", html.unescape(re.sub(r"<[^>]*>", " ", lines)))


@pytest.mark.parametrize(("band", "highest"), [(Band.YOUNGER, 5.0), (Band.OLDER, 6.0), (Band.ADULT, 8.0)])
def test_every_page_as_it_is_shown_reads_as_easily_as_its_reader_does(settings, band, highest):
    """Grades of the United States: five years are added for an age. Children read at 9 to 11, adults at 11 to 13."""
    settings.DEMONSTRATION_DAY = ON
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    family = a_family(date(2012, 3, 1))
    release_all(family)
    reader = signed_in(family, family.mother if band is Band.ADULT else None, band)
    pages = {name: as_read(text_of(reader.get(address(name)))) for name in (*SIGNED_IN, *PUBLIC)}
    pages |= {one: as_read(text_of(reader.get(one))) for one in links_of(reader)}
    readings = {name: reading_of(page) for name, page in pages.items()}
    grades = {name: one.grade for name, one in readings.items() if one.words >= FEW}
    limits = {name: max(highest, 6.0) if name in PUBLIC else highest for name in grades}  # before anybody is known
    assert {name: grade for name, grade in grades.items() if grade > limits[name]} == {}
    assert {name: grade for name, grade in grades.items() if name.startswith("easy") and grade > 4.0} == {}


def links_of(client: Client) -> list[str]:
    """Return the steps and releases that a reader's pages lead to."""
    pages = [text_of(client.get(address(name))) for name in ("told", "today")]
    return sorted({one for page in pages for one in re.findall(r'href="(/my/(?:news|step)/\w+/)"', page)})


def test_a_page_is_light(robin):
    from waypost.doors.portal.environment import TEMPLATES  # noqa: PLC0415

    static = TEMPLATES.parent / "static" / "family"
    shared = sum(path.stat().st_size for path in static.rglob("*") if path.is_file())  # pictures among them
    pages = [*every_page(robin).values(), *(text_of(robin.get(one)) for one in links_of(robin))]
    assert max(len(page.encode()) for page in pages) + shared < 40_000


def test_the_demonstration_signs_in_without_a_passphrase_here_alone(family, robin, settings):
    client = Client(headers={"host": "localhost"})
    page = text_of(client.get(address("demonstration")))
    number = re.search(r'name="reader" value="(\d+)"', page)[1]
    assert client.post(address("demonstration"), {"reader": number})["Location"] == address("today")
    for options in ({"HTTP_X_FORWARDED_FOR": "1.2.3.4"}, {"REMOTE_ADDR": "10.0.0.9"}):
        assert client.get(address("demonstration"), **options).status_code == 404
    settings.IS_DEMONSTRATION = False
    assert client.get(address("demonstration")).status_code == 404


def test_every_address_of_the_site_is_decided():
    site = next(one for one in get_resolver().url_patterns if str(one.pattern) == "my/")
    names = {one.name.removeprefix("family_") for one in site.url_patterns}
    assert names == {
        *SIGNED_IN,
        *PUBLIC,
        *FEEDBACK,
        "step",
        "one",
        "pages",
        "sign_out",
        "leave",
        "demonstration",
        "missing",
    }
    for one in site.url_patterns:
        name = one.name.removeprefix("family_")
        assert one.callback.waypost_family_page == (name in {*SIGNED_IN, "step", "one", "pages"}), name


def test_whoever_signs_in_as_a_family_is_no_longer_staff(family, client):
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    client.force_login(
        get_user_model().objects.get(pk=family.adviser.user_id), "django.contrib.auth.backends.ModelBackend"
    )
    a_reader(family, a_site(family, None, Band.YOUNGER), "kite52", AT)
    client.post(address("sign_in"), {"name": "kite52", "passphrase": PASSPHRASE})
    assert client.get(address("today")).status_code == 200
    assert client.get(reverse("my_work")).status_code == 302


def test_how_somebody_wants_to_be_spoken_to_is_asked_first_and_told_to_staff(family, robin):
    page = text_of(robin.get(address("ready")))
    assert page.index(address("needs")) > 0
    assert robin.post(address("needs"), {"words": "Punjabi"}).status_code == 400
    sent = robin.post(address("needs"), {"needs": ["interpreter", "easy_read"], "words": "Punjabi", "once": "n"})
    assert sent["Location"] == address("needs") + "?sent=yes"
    child = child_sharing(family.adviser, family.child.pk).readers[0]
    assert child.asked_needs == "interpreter, easy read: Punjabi"
    assert "You told us how to talk with you." in text_of(robin.get(address("words")))


def test_one_sign_in_for_two_children(family, robin):
    mother = signed_in(family, family.mother, name="river7")
    other = a_family(child_id="C-SIBLING")
    other.child.given_names = "Wren"
    other.child.save()
    site_id = a_site(other, other.mother)
    given = invite(other.adviser, other.child.pk, site_id=site_id, given_in_person=True)
    wrong = mother.post(address("pages"), {"number": given.number, "code": "wrong"})
    assert (wrong.status_code, "Wren" in wrong.content.decode()) == (400, False)
    added = mother.post(address("pages"), {"number": given.number, "code": given.code})
    assert added["Location"] == address("today")
    page = text_of(mother.get(address("pages")))
    assert "You are on this page now: Wren" in page
    assert "Open the page about Robin" in page
    assert mother.post(address("pages"), {"open": "0" * 24}).status_code == 404
    robins = Site.objects.get(member=family.mother).site_id
    assert mother.post(address("pages"), {"open": robins}).status_code == 302
    assert "Words about first_private_hearing." in text_of(mother.get(address("today")))
    assert robin.get(address("pages")).status_code == 404
    mine = invite(family.adviser, family.child.pk, site_id=robins, given_in_person=True)
    assert mine.code
    assert mother.get(address("today"))["Location"] == address("sign_in")  # that site is no longer of this sign-in
    again = Client()
    again.post(address("sign_in"), {"name": "river7", "passphrase": PASSPHRASE})
    assert "Wren" in text_of(again.get(address("pages")))


def test_a_childs_page_is_never_added_to_an_adults_sign_in(family):
    mother = signed_in(family, family.mother, name="river7")
    given = invite(family.adviser, family.child.pk, site_id=a_site(family, None, Band.YOUNGER), given_in_person=True)
    answer = mother.post(address("pages"), {"number": given.number, "code": given.code})
    assert answer.status_code == 400
    assert "Robin" not in re.sub(r"(?s)<p class=\"fam-day\">.*?</p>", "", answer.content.decode())


def test_a_session_of_an_old_sign_in_is_over_once_somebody_else_was_invited(family, robin):
    site = Site.objects.get(member=None)
    given = invite(family.adviser, family.child.pk, site_id=site.site_id, given_in_person=True)
    accept_invitation(number=given.number, code=given.code, passphrase=PASSPHRASE, at=AT)
    assert robin.get(address("today"))["Location"] == address("sign_in")


def test_easy_read_shows_the_same_steps_with_pictures_and_asks_the_youngest(family, robin):
    page = text_of(robin.get(address("easy")))
    assert page.count('class="fam-easy__line"') >= 12
    assert page.count("<img") == page.count('class="fam-easy__line"')
    assert "This is now." in page
    assert "have not checked them yet" in page
    assert "Talk about it" not in page
    together = signed_in(a_family(date(2020, 1, 1)), band=Band.TOGETHER, name="moon8")
    assert text_of(together.get(address("easy"))).count("Talk about it") == 6


def test_a_hearing_says_what_it_is_for_and_how_to_get_ready(family):
    mother = signed_in(family, family.mother, name="river7")
    hearing = told(Released.HEARING, Audience.ADULTS, "There will be a hearing.", happens_on=ON, title="First hearing",
                   stage="first_private_hearing")  # fmt: skip
    release_id = release(family.adviser, family.child.pk, told=hearing)
    page = text_of(mother.get(address("one", release_id)))
    for said in ("What it is for", "looks for what can be agreed", "Come early.", "Tell the usher"):
        assert said in page, said


def test_who_knows_what_i_wrote_is_told_to_its_writer(family, robin):
    robin.post(address("words"), {"words": "I miss my dog.", "once": "x"})
    tell_what_we_did(family.adviser, family.child.pk, from_id=FromFamily.objects.get().from_id, did="I told them.",
                     has_read=True, known_to=["judge", "parents"])  # fmt: skip
    page = text_of(robin.get(address("words")))
    for said in ("has read it.", "The judge knows it.", "Your mum, dad or carer knows it."):
        assert said in page, said


def test_whoever_reads_easy_read_comes_in_by_it_and_goes_on_in_it(family):
    client = Client()
    page = text_of(client.get(address("start")))
    assert f'href="{address("easy_start")}"' in page
    assert f'href="{address("signing_before")}"' in page
    for name in EASY:
        page = text_of(client.get(address(name)))
        assert page.count("<img") == page.count('class="fam-easy__line"') >= 3, name
        assert "have not checked them yet" in page, name
        assert address(name.removeprefix("easy_")) in page, "the page with more words"
    assert f"{address('easy_safety')}?to=invited" in text_of(client.get(address("easy_start")))
    assert address("easy_invited") in text_of(client.get(address("easy_safety") + "?to=invited"))
    given = invite(family.adviser, family.child.pk, site_id=a_site(family, None, Band.YOUNGER), given_in_person=True)
    typed = {"number": given.number, "code": "wrong", "passphrase": PASSPHRASE}
    wrong = client.post(address("easy_invited"), typed)
    assert (wrong.status_code, wrong.content.count(b"fam-easy__line") >= 3) == (400, True)
    assert client.post(address("easy_invited"), {**typed, "code": given.code})["Location"] == address("ready")
    name = {"name": FamilyAccount.objects.get().name}
    again = Client()
    assert again.post(address("easy_sign_in"), {**name, "passphrase": "not that one"}).status_code == 400
    assert again.post(address("easy_sign_in"), {**name, "passphrase": PASSPHRASE})["Location"] == address("easy")


def test_every_day_to_know_stands_in_order_those_gone_by_last(family):
    robin = signed_in(family)
    for days, title in ((9, "Later"), (2, "Sooner"), (-5, "Gone"), (-9, "Long gone")):
        release(family.adviser, family.child.pk, told=told(Released.VISIT, Audience.CHILD, "I will come.", title=title,
                happens_on=ON + timedelta(days=days)))  # fmt: skip
    other = told(Released.VISIT, Audience.ADULTS, "I will come.", title="For adults", happens_on=ON)
    release(family.adviser, family.child.pk, told=other)
    page = text_of(robin.get(address("dates")))
    assert re.findall(r"<bdi>(.*?)</bdi>", page) == ["Sooner", "Later", "Gone", "Long gone"]
    assert page.index("Later") < page.index("Gone by") < page.index("Long gone")
    assert address("dates") in text_of(robin.get(address("today")))


def test_a_reader_who_sends_more_than_anybody_writes_is_asked_to_wait(family, robin, monkeypatch):
    monkeypatch.setitem(limits(), "most_a_day", 2)
    for n in range(2):
        assert robin.post(address("words"), {"words": "I miss my dog.", "once": f"o{n}"}).status_code == 302
    wrong = robin.post(address("words"), {"words": "I miss my cat.", "once": "o3"})
    assert (wrong.status_code, "You sent a lot today." in wrong.content.decode()) == (400, True)
    assert "I miss my cat." in wrong.content.decode(), "nothing that was typed is lost"
    needs = robin.post(address("needs"), {"needs": ["signing"], "once": "o4"})
    assert (needs.status_code, "You sent a lot today." in needs.content.decode()) == (400, True)
    assert FromFamily.objects.count() == 2


def test_a_place_that_tries_many_names_is_shut_out_for_the_hour(family, robin, monkeypatch):
    monkeypatch.setitem(limits(), "wrong_tries_of_a_place", 3)
    client = Client()
    right = {"name": "kite52", "passphrase": PASSPHRASE}
    for n in range(3):
        assert client.post(address("sign_in"), {**right, "name": f"kite{n}"}).status_code == 400
    shut = client.post(address("sign_in"), right)
    assert (shut.status_code, "That does not fit." in shut.content.decode()) == (400, True)
    assert client.post(address("sign_in"), right, REMOTE_ADDR="10.9.8.7").status_code == 302
    assert {len(row.mark) for row in WrongTries.objects.all()} == {64}, "no address of the network is kept"
    at = AT + timedelta(days=1)
    assert sign_in(**right, at=at, place="127.0.0.1").at == at
