"""The databases refuse what would change the audit, whatever language it is asked in."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from support.audited import FIRST_AT, told
from support.databases import without_guards
from waypost.casework.audit import guards
from waypost.casework.audit.anchoring import anchor
from waypost.casework.audit.guarded import missing
from waypost.casework.audit.models import Anchor, AuditEvent, ChainHead

pytestmark = pytest.mark.django_db

EVENT = "shard, position, at, user_id, role, way, kind, child_id, is_reading, facts, seal_before, seal"
CHANGES = {
    "an event changed": "UPDATE audit_auditevent SET child_id = 'C2' WHERE position = 1",
    "an event changed to itself": "UPDATE audit_auditevent SET role = role",
    "an event deleted": "DELETE FROM audit_auditevent WHERE position = 3",
    "all events deleted": "DELETE FROM audit_auditevent",
    "an anchor changed": "UPDATE audit_anchor SET seal = ''",
    "an anchor deleted": "DELETE FROM audit_anchor",
    "a head deleted": "DELETE FROM audit_chainhead",
    "a head put back": "UPDATE audit_chainhead SET position = 1 WHERE shard = 0",
    "a head moved": "UPDATE audit_chainhead SET shard = 99 WHERE shard = 0",
    "an event put in far away": f"INSERT INTO audit_auditevent ({EVENT}) SELECT shard, 9, at, user_id, role, way, kind,"
    " child_id, is_reading, facts, seal_before, seal FROM audit_auditevent WHERE position = 1",
    "an event that follows nothing": f"INSERT INTO audit_auditevent ({EVENT}) SELECT shard, 4, at, user_id, role, way,"
    " kind, child_id, is_reading, facts, seal_before, seal FROM audit_auditevent WHERE position = 1",
    "an anchor that follows nothing": "INSERT INTO audit_anchor SELECT 2, at, heads, seal_before, seal FROM"
    " audit_anchor",
}
IN_SQLITE_ALONE = {
    "an event replaced": f"INSERT OR REPLACE INTO audit_auditevent (id, {EVENT}) SELECT id, {EVENT} FROM"
    " audit_auditevent WHERE position = 1",
    "a head replaced": "INSERT OR REPLACE INTO audit_chainhead VALUES (0, 0, '')",
    "an anchor replaced": "INSERT OR REPLACE INTO audit_anchor SELECT * FROM audit_anchor",
}
IN_POSTGRES_ALONE = {f"{table} emptied": f"TRUNCATE {table}" for table in guards.GUARDED}


@pytest.fixture(autouse=True)
def _three_events():
    told(3)
    anchor(FIRST_AT)


def refused(statement: str) -> None:
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_a_change_is_refused(statement):
    refused(statement)


def test_what_only_one_database_can_say_is_refused_there():
    for statement in (IN_POSTGRES_ALONE if connection.vendor == "postgresql" else IN_SQLITE_ALONE).values():
        refused(statement)


@pytest.mark.parametrize("model", [AuditEvent, ChainHead, Anchor])
def test_models_are_refused_too(model):
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(seal="0")


def test_all_guards_are_there_after_every_migration():
    assert missing(connection) == []


def test_a_guard_that_was_taken_away_is_missed():
    with connection.cursor() as cursor:
        cursor.execute(guards.undoing(connection.vendor)[0])
    assert missing(connection) == ["audit_auditevent_update"]


def test_a_guard_that_was_switched_off_is_missed():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can switch a trigger off")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_anchor DISABLE TRIGGER audit_anchor_delete")
    assert missing(connection) == ["audit_anchor_delete"]


def test_a_superuser_can_go_round_them():
    with without_guards():
        AuditEvent.objects.all().delete()
    assert not AuditEvent.objects.exists()
    assert missing(connection) == []


def test_what_is_made_can_be_unmade():
    with connection.cursor() as cursor:
        for statement in (*guards.undoing(connection.vendor), *guards.statements(connection.vendor)):
            cursor.execute(statement)
    assert missing(connection) == []
