"""Which database the tests of casework use: SQLite as it comes, PostgreSQL where WAYPOST_TEST_DATABASE=postgresql.

On PostgreSQL every test that uses a database is run, wherever it stands, and no other. Each worker has a server of
its own. `without_guards` is a database's superuser, who can go round the triggers of the audit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.test import TransactionTestCase

from support import postgres

IS_POSTGRES = os.environ.get("WAYPOST_TEST_DATABASE", "sqlite") == "postgresql"
_FIXTURES = {"db", "transactional_db", "live_server"}
_WORDS = ("django_db", *(_FIXTURES - {"db"}))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Point Django at a PostgreSQL of this worker's own, where the run is on PostgreSQL."""
    if not IS_POSTGRES:
        yield
        return
    with postgres.running() as server:
        told = connections.configure_settings({DEFAULT_DB_ALIAS: server.settings()})[DEFAULT_DB_ALIAS]
        connections.settings[DEFAULT_DB_ALIAS].clear()
        connections.settings[DEFAULT_DB_ALIAS].update(told)
        del connections[DEFAULT_DB_ALIAS]
        yield
        connections.close_all()


def has_nothing_of_a_database(path: Path) -> bool:
    """Answer whether a file of tests never names a database, where the run is on PostgreSQL."""
    return IS_POSTGRES and path.suffix == ".py" and not any(word in path.read_text() for word in _WORDS)


def keep_those_of_a_database(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out every test that uses no database, where the run is on PostgreSQL: it has been run on SQLite."""
    if not IS_POSTGRES:
        return
    kept = [item for item in items if _uses_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _uses_a_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(_FIXTURES & set(getattr(item, "fixturenames", ())))


@contextmanager
def without_guards() -> Iterator[None]:
    """Do what only the superuser of a database can: change what the triggers of the audit keep."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, made_by in triggers:
                cursor.execute(made_by)


_flush = TransactionTestCase._fixture_teardown


def _flush_without_guards(self: TransactionTestCase) -> None:
    with without_guards():
        _flush(self)


TransactionTestCase._fixture_teardown = _flush_without_guards  # type: ignore[method-assign]  # the audit is append-only
