"""A wrong link is rehearsed on the site with two children: who saw it and what was sent is gathered, its page is shut.

The record is one by hand (support/wrong_links.py): three records shown as one child, one of them another's.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import ON, Office, an_office
from support.wrong_links import NAME_OF_OTHERS, wrong_record
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Child, Proceedings
from waypost.casework.corrections.models import Frozen
from waypost.casework.letters.models import Letter
from waypost.casework.reports.models import Edition, Report
from waypost.foundation.errors import YoursToFix
from waypost.wiring import links as record

pytestmark = pytest.mark.django_db
SHOWN, OTHER = "C-1", "C-3"
FORM = {"records": [NAME_OF_OTHERS], "reason": "known_to_be_two", "once": "a-token-of-a-test-1"}


@pytest.fixture
def office(db: None, settings, tmp_path, monkeypatch) -> Office:
    settings.DEMONSTRATION_DAY = ON
    usable = wrong_record(tmp_path)
    monkeypatch.setattr(record, "usable_for_review", lambda: usable)
    office = an_office()
    team = Assignment.objects.get(child_id="C-WAITING").team
    for child_id, given in ((SHOWN, "Ada"), (OTHER, "Bea")):
        child = Child.objects.create(
            child_id=child_id, given_names=given, family_name="Invented", born_on=date(2019, 6, 1), service_area="A5",
            opened_on=date(2026, 1, 1), told_on=ON, is_invented=True,
        )  # fmt: skip
        for role in (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN):
            Assignment.objects.create(
                child_id=child_id, team=team, user_id=office.people[role], capacity="adviser", from_on=date(2026, 1, 1)
            )
        sent(child, office.people[Role.FAMILY_COURT_ADVISER])
    return office


def sent(child: Child, writer: int) -> None:
    """Give a child a letter and a report of before the records stood together, and one of each of after."""
    case = Proceedings.objects.create(
        case_id=f"CASE-{child.pk}", law="private", kind="child_arrangements", court="Invented Family Court",
        programme="child_arrangements_programme", issued_on=date(2026, 1, 1),
    )  # fmt: skip
    for name, on in (("EARLY", date(2026, 12, 30)), ("AFTER", date(2027, 3, 1))):
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
        Letter.objects.create(
            child=child, letter_id=f"{child.pk}-L-{name}", kind="goodbye", band="under_8", state="sent", own="x",
            written_by_id=writer, written_on=on, sent_by_id=writer, sent_on=on, sent_at=at,
        )  # fmt: skip
        report = Report.objects.create(
            child=child, report_id=f"{child.pk}-R-{name}", proceedings=case, kind="section_7", author="cafcass",
            state="filed", ordered_on=date(2026, 12, 1), filed_on=on, changed_at=at,
        )  # fmt: skip
        Edition.objects.create(child=child, report=report, number=1, filed_on=on)


def signed_in(office: Office, role: Role) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=office.people[role])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_one_action_gathers_who_saw_it_and_what_was_sent_and_shuts_the_page(office):
    adviser, guardian = (signed_in(office, role) for role in (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN))
    for _ in range(2):
        assert adviser.get(reverse("child_now", args=[SHOWN])).status_code == 200
    assert guardian.get(reverse("child_now", args=[OTHER])).status_code == 200
    manager = signed_in(office, Role.SERVICE_MANAGER)
    opened = manager.post(reverse("open_wrong_link", args=[SHOWN]), FORM)
    assert opened.status_code == 302, opened.content.decode()
    page = manager.get(opened["Location"]).content.decode()
    for seen in ("Family court adviser Invented (family court adviser)", f"{SHOWN}-L-AFTER", f"{SHOWN}-R-AFTER"):
        assert seen in page, seen
    for not_seen in ("Children&#39;s guardian Invented", "Children’s guardian Invented", OTHER, "EARLY"):
        assert not_seen not in page, not_seen
    assert "Tell" in page
    assert [one.child_id for one in Frozen.objects.filter(freed_at=None)] == [SHOWN]
    assert adviser.get(reverse("child_now", args=[SHOWN])).status_code == 404
    assert manager.get(reverse("child_now", args=[SHOWN])).status_code == 200
    assert adviser.get(reverse("child_now", args=[OTHER])).status_code == 200
    acts = AuditEvent.objects.filter(is_reading=False).exclude(kind="access.begin").values_list("kind", flat=True)
    assert sorted(acts) == ["corrections.follow_identity", "exchange.open_wrong_link"]


def test_each_reader_and_each_letter_is_a_duty_of_the_case(office):
    signed_in(office, Role.FAMILY_COURT_ADVISER).get(reverse("child_now", args=[SHOWN]))
    manager = signed_in(office, Role.SERVICE_MANAGER)
    case = manager.post(reverse("open_wrong_link", args=[SHOWN]), FORM)["Location"].rstrip("/").rpartition("/")[2]
    acting_page = manager.get(reverse("wrong_link", args=[case])).content.decode()
    steps = [line for line in acting_page.split("<li") if "govuk-tag" in line]
    assert any("Family court adviser Invented" in line for line in steps)
    assert any(f"Letter {SHOWN}-L-AFTER" in line for line in steps)
    assert any(f"Report {SHOWN}-R-AFTER" in line for line in steps)


def test_what_the_record_refuses_shuts_no_page_and_leaves_no_event(office):
    manager = signed_in(office, Role.SERVICE_MANAGER)
    every = record.usable_for_review()

    def refuse(*_: object, **__: object) -> None:
        raise YoursToFix("the record is being built.", do="Try again in a minute.")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(record.wrong_link, "open_case", refuse)
        answer = manager.post(reverse("open_wrong_link", args=[SHOWN]), FORM)
    assert (answer.status_code, "being built" in answer.content.decode()) == (400, True)
    assert not Frozen.objects.exists()
    assert not AuditEvent.objects.filter(is_reading=False).exclude(kind="access.begin").exists()
    assert record.freeze.frozen_children(every) == frozenset()
