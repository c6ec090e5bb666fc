"""The families' site as it is asked for: sign-in, pages, refusals, the way out, and nothing in a title or a header."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from support.casework_people import AT, ON
from support.sharing_people import PASSPHRASE, a_family, a_reader, a_site, release_all, told
from waypost.casework.audit.models import AuditEvent
from waypost.casework.sharing.actions.decide_site import end_site
from waypost.casework.sharing.actions.invite import invite
from waypost.casework.sharing.actions.release import release
from waypost.casework.sharing.models import FamilyAccount, FromFamily, Site
from waypost.casework.sharing.rules import Audience, Band, Released
from waypost.doors.portal import session
from waypost.doors.portal.views.entering import ELSEWHERE

pytestmark = pytest.mark.django_db
SIGNED_IN = ("today", "people", "told", "words", "who", "help", "meanings", "ready")
PUBLIC = ("start", "safety", "exit", "invited", "sign_in")
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
    assert FromFamily.objects.count() == 1
    page = text_of(robin.get(address("words")))
    assert "I miss my dog." in page
    assert "It will be read by Thursday 1 April 2027." in page
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
                   site_id=Site.objects.get(member=family.mother).site_id))  # fmt: skip
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
    for name, page in every_page_in_trial(robin).items():
        assert '<html lang="x-trial" dir="rtl">' in page, name
        body = page.split("<main")[1].split("</main>")[0].split(">", 1)[1]
        body = re.sub(r'(?s)<p dir="auto">.*?</p>|<bdi>.*?</bdi>', "", body)  # what people wrote is theirs
        left = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>|&\w+;", " ", body))
        assert set(left) <= {"Robin", "Family", "Court", "Adviser"} | NAMES_OF_HELP, (name, left[:10])


NAMES_OF_HELP: set[str] = set()


def every_page_in_trial(client: Client) -> dict[str, str]:
    from waypost.casework.sharing.help import help_for  # noqa: PLC0415

    NAMES_OF_HELP.update(re.findall(r"[A-Za-z]{4,}", " ".join(str(one) for one in help_for("younger"))))
    return {name: text_of(client.get(address(name) + "?words=trial")) for name in (*SIGNED_IN, *PUBLIC)}


def test_the_trial_is_of_the_demonstration_alone(family, robin, settings):
    settings.IS_DEMONSTRATION = False
    assert 'dir="ltr"' in text_of(robin.get(address("today") + "?words=trial"))


def test_a_page_is_light(robin):
    from waypost.doors.portal.environment import TEMPLATES  # noqa: PLC0415

    static = TEMPLATES.parent / "static" / "family"
    shared = sum(path.stat().st_size for path in static.iterdir())
    assert max(len(page.encode()) for page in every_page(robin).values()) + shared < 40_000


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
    assert names == {*SIGNED_IN, *PUBLIC, "step", "one", "sign_out", "leave", "demonstration", "missing"}
    for one in site.url_patterns:
        name = one.name.removeprefix("family_")
        assert one.callback.waypost_family_page == (name in {*SIGNED_IN, "step", "one"}), name


def test_whoever_signs_in_as_a_family_is_no_longer_staff(family, client):
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    client.force_login(
        get_user_model().objects.get(pk=family.adviser.user_id), "django.contrib.auth.backends.ModelBackend"
    )
    a_reader(family, a_site(family, None, Band.YOUNGER), "kite52", AT)
    client.post(address("sign_in"), {"name": "kite52", "passphrase": PASSPHRASE})
    assert client.get(address("today")).status_code == 200
    assert client.get(reverse("my_work")).status_code == 302
