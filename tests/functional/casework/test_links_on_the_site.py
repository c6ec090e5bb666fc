"""Review of links on the site: one's own word on a pair, wrong links step by step; the record's own words beneath.

What the record keeps and refuses is tested with the commands (tests/functional/test_review.py, test_wrong_link.py).
"""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import LATE, Office
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.exchange.actions.decide_links import decide_link
from waypost.wiring import links as record

pytestmark = pytest.mark.django_db
PAIR = {
    "pair_id": "R-1", "why": "The evidence is near the line", "what_agreed": "Surname and date of birth agree.",
    "state": "open", "meaning": "Nobody has looked", "is_decided": False, "left_forenames": "Zebedee",
    "right_forenames": "Zeb", "left_surname": "Canarychild", "right_surname": "Canarychild",
}  # fmt: skip
CASE = {
    "case": "W-1", "child_id": LATE, "state": "open", "is_frozen": True, "together_since": "2026-01-01",
    "records": {"apart": ["cafcass//2"], "rest": ["cafcass//1"]}, "letters": [], "returns": [], "corrections": [],
    "seen_by": [{"who": "op", "at": "2026-02-01", "command": "account"}],
    "releases": [{"on": "2026-04-01", "as_of": "2026-03-31"}],
    "steps": [
        {"step": "frozen", "title": "Freeze what showed it", "state": "done", "target": None, "who": "op"},
        {"step": "second_word", "title": "A second person says so", "state": "open", "target": None, "who": None},
        {"step": "tell_reader/1", "title": "Tell whoever saw it", "state": "open", "target": "op", "who": "A manager"},
    ],
}  # fmt: skip


@pytest.fixture
def manager(office: Office) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=office.people[Role.SERVICE_MANAGER])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_where_there_is_no_record_it_says_so(manager, tmp_path, monkeypatch):
    monkeypatch.setenv(record.RECORD, str(tmp_path / "nowhere"))
    assert "There is no record here to review." in manager.get(reverse("links")).content.decode()
    assert manager.get(reverse("pair", args=["R-1"])).status_code == 400


def test_the_queue_names_nobody_and_leads_to_the_next_pair(manager, monkeypatch):
    row = record.PairRow("R-1", PAIR["why"], "open", PAIR["meaning"], False)
    monkeypatch.setattr(record, "pairs_to_review", lambda acting: [row])
    page = manager.get(reverse("links")).content.decode()
    assert "Do this next" in page
    assert "Canarychild" not in page


def test_a_pair_is_seen_side_by_side_and_ones_word_is_taken_once(manager, monkeypatch, office):
    said = []

    def decide(acting, pair_id, *, says, reason, once):
        told = {"pair_id": pair_id, "says": says, "reason": reason, "once": once}
        return decide_link(acting, None, write=lambda by, role: said.append((by, role, says)), **told)

    monkeypatch.setattr(record, "pair_to_review", lambda acting, pair_id: PAIR)
    monkeypatch.setattr(record, "decide", decide)
    address = reverse("pair", args=["R-1"])
    page = manager.get(address).content.decode()
    assert "Surname and date of birth agree." in page
    assert page.count("Canarychild") == 2
    assert manager.post(address, {}).status_code == 400
    form = {"says": "different", "reason": "brothers_or_sisters", "once": "t1"}
    assert manager.post(address, form)["Location"] == reverse("links")
    assert manager.post(address, form).status_code == 409
    assert said == [("service_manager", "service_manager", "different")]
    event = AuditEvent.objects.get(kind="exchange.decide_link")
    assert event.facts == {"pair": "R-1", "says": "different", "reason": "brothers_or_sisters"}


def test_what_the_record_refuses_is_said_and_leaves_no_event(office, manager, monkeypatch):
    def decide(acting, pair_id, *, says, reason, once):
        def write(by, role):
            raise record.NoPair("people differ, and this person is one of them.", do="Ask a third person.")

        return decide_link(acting, None, pair_id=pair_id, says=says, reason=reason, write=write, once=once)

    monkeypatch.setattr(record, "pair_to_review", lambda acting, pair_id: PAIR)
    monkeypatch.setattr(record, "decide", decide)
    answer = manager.post(reverse("pair", args=["R-1"]), {"says": "same", "reason": "document_seen", "once": "t1"})
    assert answer.status_code == 400
    assert "Ask a third person." in answer.content.decode()
    assert not AuditEvent.objects.filter(kind="exchange.decide_link").exists()


def test_the_file_of_a_wrong_link_shows_who_saw_it_and_takes_the_next_step(manager, monkeypatch):
    taken = []
    monkeypatch.setattr(record, "a_case", lambda acting, case_id: CASE)
    monkeypatch.setattr(record, "go_on", lambda acting, case, step, reason, once: taken.append((case, step, reason)))
    address = reverse("wrong_link", args=["W-1"])
    page = manager.get(address).content.decode()
    for said in ("the page is shut", "2026-02-01", "2026-03-31", "Another child’s: cafcass//2", "Tell whoever saw it"):
        assert said in page
    assert manager.post(address, {"step": "lift"}).status_code == 400
    assert manager.post(address, {"step": "tell_reader/1"})["Location"] == address
    assert taken == [("W-1", "tell_reader/1", "")]


def test_a_wrong_link_is_opened_from_a_childs_reference(manager, monkeypatch):
    opened = []
    monkeypatch.setattr(record, "cases", lambda acting: [])
    monkeypatch.setattr(record, "records_of", lambda acting, child_id: ["cafcass//1", "cafcass//2"])

    def open_case(acting, child_id, *, records, reason, once):
        opened.append((child_id, list(records), reason))
        return "W-1"

    monkeypatch.setattr(record, "open_case", open_case)
    listed = reverse("wrong_links")
    assert "No wrong link was ever found." in manager.get(listed).content.decode()
    address = reverse("open_wrong_link", args=[LATE])
    assert manager.post(listed, {"reference": LATE.lower()})["Location"] == address
    assert manager.post(address, {"reason": "known_to_be_two"}).status_code == 400
    form = {"records": ["cafcass//2"], "reason": "known_to_be_two"}
    assert manager.post(address, form)["Location"] == reverse("wrong_link", args=["W-1"])
    assert opened == [(LATE, ["cafcass//2"], "known_to_be_two")]
