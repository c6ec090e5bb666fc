"""Saying on the site that a line is wrong: both versions stand, the owner's days are counted, a manager settles it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import FORBIDDEN, LATE, ON, PLAIN
from waypost.casework.access.roles import Role
from waypost.casework.children.models import AccountTold, ChronologyLine
from waypost.casework.corrections.models import Dispute, Frozen, SentHome

pytestmark = pytest.mark.django_db
SAYS = {"wrong": "wrong_day", "says_instead": "It was the day after.", "said_by": "child"}
ANSWER = {"answer": "right_as_it_is", "corrected_value": "", "answered_by_role": "Listing officer",
          **parts("answered_on", ON)}  # fmt: skip


def said(client, **more) -> int:
    done(client, "dispute_line", LATE, "L0", **SAYS | more)
    return Dispute.objects.latest("pk").pk


def test_every_line_of_the_chronology_can_be_said_to_be_wrong(adviser):
    page = opened(adviser, "child_chronology", LATE)
    assert reverse("dispute_line", args=[LATE, "L0"]) in page
    said(adviser)
    assert "Read both versions" in opened(adviser, "child_chronology", LATE)
    both = opened(adviser, "child_disputes", LATE)
    assert ("The court heard the case." in both, "It was the day after." in both) == (True, True)


def test_a_line_of_the_account_leads_to_the_line_that_tells_it(adviser):
    ChronologyLine.objects.create(
        child_id=LATE, line_id="E-told", happened_on="2027-01-02", learnt_on=ON, agency="cafcass", source="Cafcass",
        kind="application_received", title="Application received", sentence="Cafcass received it.",
    )  # fmt: skip
    assert AccountTold.objects.filter(child_id=LATE).exists()
    page = opened(adviser, "child_account", LATE)
    assert reverse("dispute_line", args=[LATE, "E-told"]) in page


def test_a_dispute_goes_to_its_owner_and_a_manager_settles_it_by_the_answer(office, adviser):
    pk = said(adviser)
    done(adviser, "send_dispute", LATE, pk, owner="")
    SentHome.objects.update(sent_on=ON - timedelta(days=40))
    page = opened(adviser, "disputes")
    assert ("With its owner for 40 days" in page, "Late" in page) == (True, True)
    done(adviser, "answer_dispute", LATE, pk, **ANSWER)
    assert adviser.get(reverse("settle_dispute", args=[LATE, pk])).status_code == 403
    manager = signed_in(office, Role.SERVICE_MANAGER)
    wrong = sent(manager, "settle_dispute", LATE, pk, settled_as="replaced", because="x")
    assert (wrong.status_code, "does not lead to this" in wrong.content.decode()) == (400, True)
    done(manager, "settle_dispute", LATE, pk, settled_as="stands", because="The list says so.")
    assert "The list says so." in opened(adviser, "child_disputes", LATE)
    assert "How long owners took" in opened(manager, "disputes")


def test_whoever_raised_it_does_not_settle_it(office):
    manager = signed_in(office, Role.SERVICE_MANAGER)
    pk = said(manager)
    done(manager, "send_dispute", LATE, pk, owner="")
    done(manager, "answer_dispute", LATE, pk, **ANSWER)
    assert reverse("settle_dispute", args=[LATE, pk]) not in opened(manager, "child_disputes", LATE)
    assert sent(manager, "settle_dispute", LATE, pk, settled_as="stands", because="x").status_code == 400


def test_another_childs_line_shuts_the_pages_until_it_is_decided(office, adviser):
    answer = sent(adviser, "dispute_line", LATE, "L0", **SAYS | {"wrong": "wrong_person"})
    assert (answer.status_code, answer["Location"]) == (302, reverse("my_work"))
    assert adviser.get(reverse("child_now", args=[LATE])).status_code == 404
    manager = signed_in(office, Role.SERVICE_MANAGER)
    assert "shut to all but those who decide" in opened(manager, "child_disputes", LATE)
    assert LATE in opened(manager, "disputes")
    done(manager, "free_child", LATE, Frozen.objects.get().pk, because="It is his: the birth certificate was seen.")
    assert adviser.get(reverse("child_now", args=[LATE])).status_code == 200


def test_a_line_of_a_source_that_is_closed_to_a_role_is_neither_shown_nor_disputed(office, adviser):
    ChronologyLine.objects.create(
        child_id=LATE, line_id="E-ssd", happened_on=ON, learnt_on=ON, agency="ssd", source="The authority",
        kind="x", title="An authority's line", sentence="An authority's own secret.",
    )  # fmt: skip
    worker = signed_in(office, Role.AUTHORITY_SOCIAL_WORKER)
    done(worker, "dispute_line", LATE, "E-ssd", **SAYS)
    pk = Dispute.objects.get().pk
    assert "own secret" in opened(worker, "child_disputes", LATE)
    assert "own secret" not in opened(adviser, "child_disputes", LATE)
    assert "Zebedee" in opened(worker, "disputes")
    assert "Zebedee" not in opened(adviser, "disputes")
    for name, key in (("dispute_line", "E-ssd"), ("send_dispute", pk), ("answer_dispute", pk)):
        address = reverse(name, args=[LATE, key])
        assert adviser.get(address).status_code == 404, name
        assert adviser.post(address, SAYS | ANSWER | {"version": "1", "once": "x"}).status_code == 404, name


def test_a_dispute_is_withdrawn_before_it_is_sent_and_stays_readable(adviser):
    pk = said(adviser)
    done(adviser, "withdraw_dispute", LATE, pk)
    assert "It was the day after." in opened(adviser, "child_disputes", LATE)


def test_lines_and_disputes_of_another_child_are_not_there(adviser):
    pk = said(adviser)
    for child in (PLAIN, FORBIDDEN):
        assert adviser.get(reverse("dispute_line", args=[child, "L0"])).status_code == 404
        for name in ("send_dispute", "answer_dispute", "withdraw_dispute"):
            assert adviser.get(reverse(name, args=[child, pk])).status_code == 404, name
