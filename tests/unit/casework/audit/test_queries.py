"""What an auditor finds, what the audit knows of the search, and what a child learns of who looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from support.audited import FIRST_AT, acting_at, told
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.roles import Role
from waypost.casework.audit import queries
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.queries import Asked, events, kinds_of_people_who_looked

pytestmark = pytest.mark.django_db
AUDITOR = acting_at(role=Role.AUDITOR)


def found(**asked: object) -> list[tuple[str, int | None]]:
    return [(line.child_id, line.user_id) for line in events(AUDITOR, None, asked=Asked(**asked)).lines]


def test_an_auditor_finds_by_child_by_person_and_by_kind():
    told(child_id="C1", user_id=1)
    told(child_id="C2", user_id=2)
    assert found(child_id="C1") == [("C1", 1)]
    assert found(user_id=2) == [("C2", 2)]
    assert found(kind="children.see") == [("C2", 2), ("C1", 1)]
    assert found(kind="children.close") == []


def test_a_day_is_londons_day():
    """A quarter past midnight on 1 July in London is still 30 June in UTC."""
    with_late = acting_at(datetime(2027, 6, 30, 23, 15, tzinfo=UTC))
    events(replace(with_late, role=Role.AUDITOR), None, asked=Asked())
    on = date(2027, 7, 1)
    assert len(found(from_on=on, to_on=on)) == 1
    assert found(to_on=on - timedelta(days=1), from_on=on - timedelta(days=1)) == []


def test_pages_follow_one_another(monkeypatch):
    monkeypatch.setattr(queries, "LINES_ON_A_PAGE", 2)
    told(5)
    seen, before = [], None
    while True:
        page = events(AUDITOR, None, asked=Asked(kind="children.see", before=before))
        seen += [line.facts["number"] for line in page.lines]
        before = page.next_before
        if before is None:
            break
    assert seen == [4, 3, 2, 1, 0]


def test_a_search_of_the_audit_is_audited_with_what_was_asked():
    told(child_id="C9", user_id=1)
    events(AUDITOR, None, asked=Asked(child_id="C9", from_on=date(2025, 1, 2)))
    row = AuditEvent.objects.get(kind="audit.search")
    assert (row.kind, row.is_reading, row.child_id) == ("audit.search", True, "")
    assert row.facts == {"asked_child_id": "C9", "asked_from_on": "2025-01-02"}


def test_words_that_found_nothing_are_not_kept():
    events(AUDITOR, None, asked=Asked(child_id="Pat Invented", kind="Of a person"))
    assert set(AuditEvent.objects.get().facts.values()) == {queries.FOUND_NOTHING}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.AUDITOR}))
def test_nobody_else_searches_the_audit(role):
    with pytest.raises(MayNot):
        events(acting_at(role=role), None, asked=Asked())
    assert AuditEvent.objects.get().kind == "access.refused"


def test_a_line_names_who_acted():
    user = User.objects.create(username="u1", name="Ffion Invented")
    told(user_id=user.pk)
    (line,) = events(AUDITOR, None, asked=Asked(user_id=user.pk)).lines
    assert (line.name, line.at, line.is_reading, line.way) == ("Ffion Invented", FIRST_AT, True, "staff")


def test_a_child_learns_which_kinds_of_people_looked_and_nothing_else():
    user = User.objects.create(username="u1", name="Ffion Invented")
    Appointment.objects.create(user=user, role=Role.CHILDRENS_GUARDIAN, from_on=date(2027, 1, 1))
    Assignment.objects.create(user=user, child_id="C1", capacity="guardian", from_on=date(2027, 1, 1))
    told(2, role=Role.SERVICE_MANAGER)
    told(role=Role.CHILDRENS_GUARDIAN)
    told(role=Role.ASSISTANT, child_id="C2")
    acting = acting_at(user_id=user.pk)
    assert kinds_of_people_who_looked(acting, "C1") == ("Children's guardian", "Service manager")
    with pytest.raises(NoSuchChild):
        kinds_of_people_who_looked(acting, "C2")
