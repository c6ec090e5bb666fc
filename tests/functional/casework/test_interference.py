"""Two parties of one child: all that one can get is the same, byte for byte, whatever is confidential of the other.

Pages, answers to wrong forms, headers and the queries asked are compared before and after: where the other lives, what
keeps them safe, whether they have a site, what they said and were told alone, and what staff did about it all.
`pytest -m slow` draws 500 families.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from support.casework_people import AT, ON, a_user
from support.sharing_people import PASSPHRASE, Family, a_family, a_reader, a_site, release_all, told
from waypost.casework.access.models import Assignment, BreakGlass
from waypost.casework.access.roles import Role
from waypost.casework.children.models import (
    ChronologyLine,
    Contact,
    FamilyMember,
    FormerName,
    RecordedNeed,
    WhatMatters,
)
from waypost.casework.engagement.models import MeetingVersion
from waypost.casework.safety.models import HarmAssessment, SafeContact, SafetyPlan, Warned
from waypost.casework.safety.queries.child import child_safety
from waypost.casework.sharing.actions import tries
from waypost.casework.sharing.actions.answer import tell_what_we_did
from waypost.casework.sharing.actions.invite import invite
from waypost.casework.sharing.actions.release import release
from waypost.casework.sharing.actions.say import say
from waypost.casework.sharing.models import Site
from waypost.casework.sharing.rules import Audience, Band, Released, WouldTell

pytestmark = pytest.mark.django_db
FEW, MANY = 4, 500
PLACES = (
    "today", "people", "told", "words", "who", "help", "meanings", "ready", "easy", "signing", "needs", "pages",
    "dates",
    "start", "safety", "exit", "invited", "sign_in", "language", "easy_start", "easy_safety", "easy_exit",
    "easy_invited", "easy_sign_in", "signing_before",
)  # fmt: skip
WORDS = st.text("abcdefghij klmnop", min_size=3, max_size=40).filter(str.strip)


def secrets_of_somebody() -> st.SearchStrategy[dict[str, Any]]:
    """Draw what is confidential of a party: any of it may be there or not."""
    return st.fixed_dictionaries(
        {},
        optional={
            "address": WORDS, "telephone": WORDS, "school": WORDS, "plan": WORDS, "safe_contact": WORDS,
            "warning": WORDS, "harm": st.sampled_from(["immediate", "high", "low"]), "need": st.just("domestic_abuse"),
            "line": WORDS, "supporter": st.sampled_from(["Independent domestic violence adviser", "Police officer"]),
            "said_to_us": WORDS, "matters": WORDS, "site": st.booleans(), "wrote": WORDS, "did": st.booleans(),
            "told_alone": WORDS, "understood": WORDS, "former_name": WORDS, "staff": st.sampled_from(
                [Role.COMPLAINTS_MANAGER, Role.AUDITOR, Role.COURT_OFFICER, Role.SENIOR_SERVICE_MANAGER]
            ), "glass": WORDS,
        },
    )  # fmt: skip


def come_about(family: Family, member: FamilyMember | None, facts: dict[str, Any]) -> None:
    """Make what was drawn true of a party (None: the child)."""
    child, adviser = family.child, family.adviser
    for kind in ("address", "telephone", "school"):
        if kind in facts:
            Contact.objects.create(child=child, member=member, kind=kind, value=facts[kind])
    by = {"written_by_id": adviser.user_id}
    if "plan" in facts:
        SafetyPlan.objects.create(child=child, number=1, words=facts["plan"], written_on=ON, **by)
    if "safe_contact" in facts:
        SafeContact.objects.create(child=child, member=member, never=["letter"], words=facts["safe_contact"],
                                   written_on=ON, **by)  # fmt: skip
    if "warning" in facts and member is not None:
        Warned.objects.create(child=child, member=member, kind="weapons", words=facts["warning"], from_on=ON,
                              asked_by_id=adviser.user_id)  # fmt: skip
    if "harm" in facts:
        HarmAssessment.objects.create(
            child=child, harm="domestic_abuse", level=facts["harm"], words="w", review_on=ON, assessed_on=ON,
            assessed_by_id=adviser.user_id, from_member=member,
        )  # fmt: skip
        child_safety(adviser, child.pk)
    if "need" in facts:
        RecordedNeed.objects.create(child=child, need=facts["need"], recorded_on=ON, recorded_by_id=adviser.user_id)
    if "line" in facts:
        ChronologyLine.objects.create(child=child, line_id="L1", happened_on=ON, learnt_on=ON, agency="police",
                                      source="police", kind="other", title="t", sentence=facts["line"])  # fmt: skip
    if "supporter" in facts:
        FamilyMember.objects.create(child=child, name="Sky Invented", relationship=facts["supporter"])
    if "said_to_us" in facts:
        MeetingVersion.objects.create(
            child=child, meeting_id="M1", seen_on=ON, manner="in_person", place="school",
            childs_words=facts["said_to_us"], met_by_id=adviser.user_id, written_by_id=adviser.user_id, written_at=AT,
        )  # fmt: skip
    if "matters" in facts:
        WhatMatters.objects.create(child=child, kind="worries", words=facts["matters"], said_on=ON, **by)
    if "former_name" in facts:
        FormerName.objects.create(child=child, name=facts["former_name"])
    if "staff" in facts:
        Assignment.objects.create(child_id=child.pk, user=a_user(facts["staff"]), capacity="complaint", from_on=ON)
    if "glass" in facts:
        BreakGlass.objects.create(child_id=child.pk, user=a_user(Role.ASSISTANT), reason=facts["glass"], from_at=AT,
                                  until_at=AT + timedelta(hours=4))  # fmt: skip
    if "site" in facts:
        _on_their_site(family, member, facts)


def _on_their_site(family: Family, member: FamilyMember | None, facts: dict[str, Any]) -> None:
    site_id = a_site(family, member, Band.YOUNGER if member is None else Band.ADULT)
    if not facts["site"]:
        invite(family.adviser, family.child.pk, site_id=site_id, given_in_person=True)
        return
    reader = a_reader(family, site_id, "stone-0001")
    if "wrote" in facts:
        from_id = say(reader, words=facts["wrote"])
        if facts.get("did"):
            tell_what_we_did(family.adviser, family.child.pk, from_id=from_id, did="I read it.", has_read=True)
    for name, kind in (("told_alone", Released.DECISION), ("understood", Released.MY_WORDS)):
        if name in facts:
            alone = told(kind, Audience.ONE, "Something for you alone.", site_id=site_id, told_first_on=ON)
            with suppress(WouldTell):  # a title that is drawn like an address is refused, as it must be
                release(family.adviser, family.child.pk, told=replace(alone, title=facts[name].strip()[:20]))
    if member is None:
        own = told(Released.DECISION, Audience.CHILD, "Something in your own words.", title="What was decided")
        release(family.adviser, family.child.pk, told=own)


WRONG = (
    ("words", {"words": "", "once": ""}), ("words", {"words": "x" * 5000}), ("words", {"release_id": "0" * 24}),
    ("told", {}), ("needs", {}), ("pages", {"open": "0" * 24}), ("pages", {"number": "0000-0000", "code": "x"}),
    ("invited", {"number": "0000-0000", "code": "x", "passphrase": "y"}), ("language", {"language": "cy"}),
)  # fmt: skip
"""What can be sent wrong, and is complained of."""


def _theirs(client: Client) -> list[str]:
    """Return what was released to a reader and the steps of their path, by the addresses that their pages give."""
    pages = [client.get(reverse(f"family_{name}")).content.decode() for name in ("told", "today")]
    return sorted({one for page in pages for one in re.findall(r'href="(/my/(?:news|step)/\w+/)"', page)})


def all_that_they_get(client: Client, child_id: str) -> list[tuple[Any, ...]]:
    """Return every answer that a reader can get: status, headers, body and the shapes of the queries asked.

    Pages and errors of their own site; and what a browser that is signed in there is told by staff's pages, by the
    interface (JSON) and where a letter is printed (PDF).
    """
    found = []
    asked = [("get", reverse(f"family_{name}"), {}) for name in PLACES]
    asked += [
        ("get", reverse("family_step", args=["safety_checks"]), {}),
        ("get", reverse("family_step", args=["x"]), {}),
    ]
    asked += [("get", reverse("family_one", args=["0" * 24]), {}), ("get", "/my/nowhere/", {})]
    asked += [("get", one, {}) for one in _theirs(client)]
    asked += [("post", reverse(f"family_{name}"), data) for name, data in WRONG]
    asked += [("get", one, {}) for one in (reverse("my_work"), "/api/v1/children", "/api/v1/openapi.json", "/healthz")]
    asked += [("get", reverse("child_now", args=[child_id]), {}), ("get", f"/api/v1/children/{child_id}", {})]
    asked += [("get", reverse("letter_pdf", args=[child_id, "L1"]), {})]
    for method, address, data in asked:
        with CaptureQueriesContext(connection) as queries:
            answer = getattr(client, method)(address, data)
        body = re.sub(r'value="[\w-]{24,}"', "", answer.content.decode())
        headers = sorted((name, value) for name, value in answer.headers.items() if name != "Content-Length")
        shapes = [re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in queries.captured_queries]
        found.append((address, answer.status_code, headers, body, shapes))
    return found


@pytest.fixture
def parties(settings, monkeypatch):
    """A family, and a browser signed in for each who may be party A."""
    settings.DEMONSTRATION_DAY = ON
    monkeypatch.setattr(tries, "_HOUR", "one hour")  # a new hour's first wrong try asks more, whoever tries
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    family = a_family()
    release_all(family)
    return family


def _compare(family: Family, who: str, other: str, facts: dict[str, Any]) -> None:
    people = {"child": None, "mother": family.mother, "father": family.father}
    with transaction.atomic():
        site_id = a_site(family, people[who], Band.YOUNGER if who == "child" else Band.ADULT)
        a_reader(family, site_id, "kite-0001")
        client = Client()
        client.post(reverse("family_sign_in"), {"name": "kite-0001", "passphrase": PASSPHRASE})
        all_that_they_get(client, family.child.pk)  # the kinds of people who looked, once anybody did
        before = all_that_they_get(client, family.child.pk)
        come_about(family, people[other], facts)
        after = all_that_they_get(client, family.child.pk)
        for one, two in zip(before, after, strict=True):
            assert one == two, one[0]
        assert Site.objects.count() == (2 if "site" in facts else 1)
        transaction.set_rollback(True)


PAIRS = st.sampled_from(
    [(a, b) for a in ("mother", "father", "child") for b in ("mother", "father", "child") if a != b]
)
HELD = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=FEW, suppress_health_check=HELD, deadline=None)
@given(pair=PAIRS, facts=secrets_of_somebody())
def test_one_party_learns_nothing_of_another(parties, pair, facts):
    _compare(parties, *pair, facts)


def test_one_party_learns_nothing_of_another_of_whom_there_is_everything(parties):
    everything = {
        "address": "a hidden lane", "plan": "we leave by the gate", "safe_contact": "by day", "warning": "w",
        "harm": "high",
        "need": "domestic_abuse", "line": "police came", "supporter": "Independent domestic violence adviser",
        "said_to_us": "s", "matters": "m", "site": True, "wrote": "please help", "did": True, "told_alone": "alone",
        "understood": "understood", "staff": Role.COURT_OFFICER, "glass": "g", "school": "hill school",
    }  # fmt: skip
    for pair in (("father", "mother"), ("mother", "child"), ("child", "father")):
        _compare(parties, *pair, everything)


@pytest.mark.slow
@settings(max_examples=MANY, phases=[Phase.generate], suppress_health_check=HELD, deadline=None)
@given(pair=PAIRS, facts=secrets_of_somebody())
def test_one_party_learns_nothing_of_another_in_500_families(parties, pair, facts):
    _compare(parties, *pair, facts)


ALLOWED = {
    "sharing_", "children_child", "access_user", "access_assignment", "access_restriction", "audit_", "django_session",
    "access_doneonce", "children_familymember",
}  # fmt: skip


def test_a_site_is_made_of_its_own_tables_and_of_nothing_else_of_a_record(parties):
    """By construction: of the family's members the reader's own row alone is joined, by the site."""
    a_reader(parties, a_site(parties, parties.mother), "kite-0001")
    client = Client()
    client.post(reverse("family_sign_in"), {"name": "kite-0001", "passphrase": PASSPHRASE})
    tables = set()
    for _, _, _, _, shapes in all_that_they_get(client, parties.child.pk):
        tables |= {table for sql in shapes for table in re.findall(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"', sql)}
    assert tables
    assert [table for table in tables if not any(table.startswith(one) for one in ALLOWED)] == []
    assert not {"children_childincase", "children_contact", "children_chronologyline"} & tables
