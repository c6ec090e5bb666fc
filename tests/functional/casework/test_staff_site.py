"""The staff site as a whole: headers, refusals in plain words, missing like forbidden, nothing of anybody in logs."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from support.staff_office import (
    ADDRESS_CANARY,
    CHILD_CANARY,
    LATE,
    ON,
    Office,
)
from waypost.casework.access.models import Assignment, Conflict
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.doors.staff.views.child import TABS
from waypost.wiring.site_logging import set_up_structlog

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(user_id: int, **options: bool) -> Client:
    client = Client(**options)
    client.force_login(get_user_model().objects.get(pk=user_id), BACKEND)
    return client


@pytest.fixture
def adviser(office: Office) -> Client:
    return signed_in(office.people[Role.FAMILY_COURT_ADVISER])


def tab(name: str, child_id: str) -> str:
    return reverse(f"child_{name}", args=[child_id])


def test_a_conflict_of_interest_shuts_a_child_that_was_open(adviser, office):
    assert adviser.get(tab("now", LATE)).status_code == 200
    Conflict.objects.create(child_id=LATE, user_id=office.people[Role.FAMILY_COURT_ADVISER], kind="kin", from_on=ON)
    assert adviser.get(tab("now", LATE)).status_code == 404


def test_every_answer_carries_the_headers(adviser):
    for address in (reverse("my_work"), tab("family", LATE), "/nowhere/", reverse("health"), reverse("sign_in")):
        told = adviser.get(address).headers
        assert "no-store" in told["Cache-Control"], address
        policy = told["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "camera=()" in told["Permissions-Policy"]
        assert told["X-Frame-Options"] == "DENY"
        assert told["X-Content-Type-Options"] == "nosniff"
        assert told["Referrer-Policy"] == "same-origin"
        assert told["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_page_holds_an_inline_script_or_style(adviser, office):
    pages = [tab(one.name, LATE) for one in TABS] + [reverse(n) for n in ("my_work", "my_children", "search")]
    for address in pages:
        page = adviser.get(address).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=", page), address
        assert all("src=" in one for one in re.findall(r"<script[^>]*>", page)), address


@pytest.mark.parametrize("name", [one.name for one in TABS])
def test_a_title_names_nobody_and_each_tab_is_one_reading(adviser, name):
    before = AuditEvent.objects.count()
    page = adviser.get(tab(name, LATE)).content.decode()
    assert "Canarychild" not in re.search(r"<title>(.*?)</title>", page)[1]
    assert CHILD_CANARY in page
    assert AuditEvent.objects.count() == before + (2 if name == "documents" else 1)  # reports, and letters
    assert AuditEvent.objects.latest("pk").child_id == LATE


def test_lists_and_searches_are_noted_too(adviser):
    before = AuditEvent.objects.count()
    adviser.get(reverse("my_children"))
    adviser.post(reverse("search"), {"words": "Canarychild"})
    assert AuditEvent.objects.count() == before + 2


def test_a_confidential_address_is_shown_to_those_who_may_know_it_alone(office):
    told = {
        role: ADDRESS_CANARY in signed_in(office.people[role]).get(tab("family", LATE)).content.decode()
        for role in (Role.FAMILY_COURT_ADVISER, Role.AUTHORITY_SOCIAL_WORKER, Role.COURT_OFFICER, Role.AUDITOR)
    }
    assert told == {
        Role.FAMILY_COURT_ADVISER: True, Role.AUTHORITY_SOCIAL_WORKER: False, Role.COURT_OFFICER: False,
        Role.AUDITOR: False,
    }  # fmt: skip


def test_a_search_finds_by_name_and_tells_nothing_of_others(adviser):
    page = adviser.post(reverse("search"), {"words": "Canarychild"}).content.decode()
    assert CHILD_CANARY in page
    assert "Forbidden Canarychild" not in page
    assert "Shut Canarychild" not in page
    assert "No child was found" in adviser.post(reverse("search"), {"words": "Xyzzy"}).content.decode()


def test_an_empty_search_says_what_to_do(adviser):
    page = adviser.post(reverse("search"), {"words": ""}).content.decode()
    assert "There is a problem" in page
    assert "Enter a name or a reference" in page
    assert 'href="#id_words"' in page


def test_a_form_without_its_token_is_refused_in_plain_words(office):
    client = signed_in(office.people[Role.FAMILY_COURT_ADVISER], enforce_csrf_checks=True)
    answer = client.post(reverse("search"), {"words": "Canarychild"})
    assert answer.status_code == 403
    assert "This form is too old to be sent" in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


def test_too_much_at_once_is_413(adviser, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = adviser.post(reverse("search"), {"words": "x" * 200})
    assert (answer.status_code, "That was too much at once" in answer.content.decode()) == (413, True)


def test_a_database_that_is_gone_is_503_and_says_nothing_was_lost(adviser, monkeypatch):
    def gone(*_: object, **__: object) -> None:
        raise OperationalError("server closed the connection: canary.example")

    monkeypatch.setattr("waypost.doors.staff.views.my_children.lists.children_list", gone)
    answer = adviser.get(reverse("my_children"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "canary" not in answer.content.decode()
    assert "is safe" in answer.content.decode()


def test_a_database_that_is_gone_before_anybody_is_known_is_503_too(office, monkeypatch):
    client = signed_in(office.people[Role.FAMILY_COURT_ADVISER], raise_request_exception=False)

    def gone(*_: object, **__: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", gone)
    answer = client.get(reverse("my_work"))
    assert (answer.status_code, "cannot reach the records" in answer.content.decode()) == (503, True)


def test_the_page_of_a_database_that_is_gone_asks_it_nothing_and_is_the_same_for_everybody(office, monkeypatch):
    """Not who asks, not what they may, not a day: every statement fails, the page's own styles among what is sent."""
    clients = [Client(raise_request_exception=False)]
    clients += [signed_in(office.people[role], raise_request_exception=False) for role in (Role.AUDITOR, Role.PARTNER)]

    def gone(*_: object, **__: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(gone):
        answers = [one.get(tab("now", LATE)) for one in clients[1:]]
        styles = re.findall(r'(?:href|src)="(/static/[^"]*)"', answers[0].text)
        told = {address: clients[0].get(address).status_code for address in styles}
    assert {one.status_code for one in answers} == {503}
    assert len({one.content for one in answers}) == 1
    assert not answers[0].cookies
    assert len(told) == 5
    assert set(told.values()) == {200}
    monkeypatch.setattr("waypost.doors.staff.views.my_children.lists.children_list", gone)
    later = signed_in(office.people[Role.FAMILY_COURT_ADVISER]).get(reverse("my_children"))
    assert later.content == answers[0].content  # whenever in the request it goes


def test_a_fault_of_ours_is_500_without_a_word_of_it(office, monkeypatch):
    client = signed_in(office.people[Role.FAMILY_COURT_ADVISER], raise_request_exception=False)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(CHILD_CANARY)

    monkeypatch.setattr("waypost.doors.staff.views.my_children.lists.children_list", broken)
    answer = client.get(reverse("my_children"))
    assert answer.status_code == 500
    assert "Canarychild" not in answer.content.decode()


def test_no_word_of_a_person_stands_in_a_log(office, capfd, monkeypatch):
    set_up_structlog()
    client = signed_in(office.people[Role.FAMILY_COURT_ADVISER], raise_request_exception=False)
    client.get(tab("family", LATE), headers={"user-agent": "Canaryagent"}, REMOTE_ADDR="192.0.2.77")
    client.get("/child/C-CANARYREFERENCE/?name=Canaryname")
    client.post(reverse("search"), {"words": "Canarysearch"})
    client.get("/Canarypath/")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(CHILD_CANARY)

    monkeypatch.setattr("waypost.doors.staff.views.my_children.lists.children_list", broken)
    client.get(reverse("my_children"))
    said = "".join(capfd.readouterr())
    assert '"route": "/child/<str:child_id>/family/"' in said
    assert '"role": "family_court_adviser"' in said
    assert '"fault": "RuntimeError"' in said
    for word in ("anary", LATE, "192.0.2.77"):
        assert word not in said, word
    set_up_structlog(30)


def test_the_health_check_answers_without_a_session(client, monkeypatch):
    answer = client.get(reverse("health"))
    assert (answer.status_code, answer.content, answer.cookies) == (200, b"well\n", {})
    monkeypatch.setattr("waypost.casework.audit.alive.acted.has_listeners", lambda: False)
    assert client.get(reverse("health")).status_code == 503


def test_what_is_in_an_address_besides_the_path_never_breaks_a_page(adviser):
    for query in ("page=-1", "page=99999999999", "page=٣", "page=x", "order=;drop", "law=both&whose=hers"):
        assert adviser.get(f"{reverse('my_children')}?{query}").status_code == 200, query
        assert adviser.get(f"{tab('chronology', LATE)}?{query}&agency=nobody").status_code == 200, query


def test_an_assignment_that_has_ended_opens_nothing(adviser, office):
    Assignment.objects.filter(child_id=LATE).update(to_on=ON.replace(day=30))
    assert adviser.get(tab("now", LATE)).status_code == 404
