"""The one way in which anything is done: permission, transaction, one audit event; and nothing by a second click."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.casework_people import AT, a_child, a_user, acting, assign
from waypost.casework.access.acting import (
    Acting,
    AlreadyDone,
    MayNot,
    NobodyListens,
    NoSuchChild,
    Outcome,
    acted,
    acts,
    reads,
)
from waypost.casework.access.permissions import Permission
from waypost.casework.access.queries import acting_as, roles_of
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Child

pytestmark = pytest.mark.django_db


@acts("test.rename", Permission.WRITE_CHILD)
def rename(acting, child_id, *, to):
    Child.objects.filter(pk=child_id).update(known_as=to)
    if to == "break":
        raise RuntimeError
    return Outcome(to, {"length": len(to)})


@reads("test.look", Permission.SEE_CHILD)
def look(acting, child_id):
    return Child.objects.get(pk=child_id).known_as


def mine():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    return acting(user), child


def test_an_act_is_one_audit_event_without_a_value_of_a_persons():
    who, child = mine()
    before = AuditEvent.objects.count()
    assert rename(who, child.pk, to="Rowan") == "Rowan"
    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.order_by("-pk").first()
    assert (event.kind, event.child_id, event.is_reading) == ("test.rename", child.pk, False)
    assert "Rowan" not in str(event.__dict__)


def test_a_reading_is_one_audit_event_too():
    who, child = mine()
    before = AuditEvent.objects.count()
    look(who, child.pk)
    assert AuditEvent.objects.count() == before + 1


def test_what_fails_leaves_neither_change_nor_event():
    who, child = mine()
    before = AuditEvent.objects.count()
    with pytest.raises(RuntimeError):
        rename(who, child.pk, to="break")
    child.refresh_from_db()
    assert child.known_as == ""
    assert AuditEvent.objects.count() == before


def test_a_second_click_does_nothing_more():
    who, child = mine()
    rename(who, child.pk, to="Rowan", once="t1")
    with pytest.raises(AlreadyDone):
        rename(who, child.pk, to="Hazel", once="t1")
    child.refresh_from_db()
    assert child.known_as == "Rowan"


def test_a_role_that_may_not_is_told_so_before_anything_is_looked_up():
    child = a_child()
    with pytest.raises(MayNot):
        rename(acting(Role.BOARD_MEMBER), child.pk, to="Rowan")


def test_missing_and_forbidden_are_one_answer_by_the_same_queries():
    who, forbidden = acting(Role.FAMILY_COURT_ADVISER), a_child()
    with pytest.raises(MayNot):
        look(acting(Role.BOARD_MEMBER), forbidden.pk)  # the first event of all begins the audit's chains
    told = []
    for child_id in (forbidden.pk, "C-00000-NONE0"):
        with CaptureQueriesContext(connection) as asked, pytest.raises(NoSuchChild) as error:
            look(who, child_id)
        every = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
        queries = [re.sub(r"'[^']*'|\b\d+\b", "?", sql) for sql in every]  # a seal is another each time
        told.append((str(error.value), queries))
    assert told[0][1]
    assert told[0] == told[1]


def test_nothing_is_done_while_nothing_writes_the_audit():
    who, child = mine()
    kept, acted.receivers = acted.receivers, []
    acted.sender_receivers_cache.clear()
    try:
        with pytest.raises(NobodyListens):
            rename(who, child.pk, to="Rowan")
    finally:
        acted.receivers = kept
        acted.sender_receivers_cache.clear()
    child.refresh_from_db()
    assert child.known_as == ""


def test_an_instant_has_a_time_zone_and_its_day_is_londons():
    with pytest.raises(ValueError, match="time zone"):
        Acting(1, Role.AUDITOR, None, "", datetime(2027, 7, 1, 12, 0))
    late = Acting(1, Role.AUDITOR, None, "", datetime(2027, 7, 1, 23, 15, tzinfo=UTC))
    assert late.on.isoformat() == "2027-07-02"


def test_who_somebody_is_on_a_day():
    user = a_user(Role.AUDITOR)
    assert roles_of(user.pk, AT) == (Role.AUDITOR,)
    assert acting_as(user.pk, AT).role is Role.AUDITOR
    assert acting_as(user.pk, AT, role="analyst") is None
    assert acting_as(user.pk, datetime(2019, 1, 1, tzinfo=UTC)) is None
