"""Every room's guards are looked for: one that is gone, switched off or empty is named, whoever's table it was on."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from waypost.casework.audit.guarded import missing
from waypost.casework.audit.verifying import verify

pytestmark = pytest.mark.django_db

OF_ROOMS = {
    "audit_chainhead_delete": "audit_chainhead",
    "recommendations_target_update": "recommendations_target",
    "readiness_historyline_delete": "readiness_historyline",
    "readiness_declaration_insert": "readiness_declaration",
}


def said(*statements: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements:
            cursor.execute(statement)


def drop(trigger: str, table: str) -> str:
    return f"DROP TRIGGER {trigger}" + (f" ON {table}" if connection.vendor == "postgresql" else "")


def test_every_guard_stands_after_the_migrations():
    assert missing(connection) == []


def test_guards_of_every_room_that_are_gone_are_named():
    said(*(drop(*one) for one in OF_ROOMS.items()))
    assert missing(connection) == sorted(OF_ROOMS)
    verdict = verify()
    assert not verdict.is_whole
    assert verdict.guards_missing == tuple(sorted(OF_ROOMS))


@pytest.mark.parametrize(("trigger", "table"), OF_ROOMS.items(), ids=OF_ROOMS)
def test_an_empty_guard_of_the_same_name_is_no_guard(trigger, table):
    verb = trigger.rpartition("_")[2].upper()
    if connection.vendor == "postgresql":
        empty = (
            "CREATE FUNCTION lets_all() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            f"CREATE TRIGGER {trigger} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION lets_all()",
        )
    else:
        empty = (f"CREATE TRIGGER {trigger} BEFORE {verb} ON {table} BEGIN SELECT 1; END",)
    said(drop(trigger, table), *empty)
    assert missing(connection) == [trigger]


def test_a_guard_that_is_switched_off_is_named():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can switch a trigger off")
    said("ALTER TABLE recommendations_target DISABLE TRIGGER recommendations_target_delete")
    assert missing(connection) == ["recommendations_target_delete"]


def test_what_a_migration_has_not_made_yet_is_not_missed():
    said(drop("readiness_declaration_insert", "readiness_declaration"))
    MigrationRecorder.Migration.objects.filter(app="readiness", name="0002_guards").delete()
    assert missing(connection) == []
