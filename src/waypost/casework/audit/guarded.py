"""Guards of every room, as its migrations made them: are they there still, switched on, and as they were made?

A migration makes triggers with `Guards`, and so says what should stand. `waypost audit verify` asks the database.
A superuser who took one away, switched it off or put an empty one in its place is found out, whatever room it was of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor as Editor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

Statements = Callable[[str], list[str]]
"""What makes, or takes away, the guards on a database: `sqlite` or `postgresql`."""
_TRIGGER = re.compile(r"CREATE TRIGGER (\w+)")
_FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\(\).*\$guard\$(.*)\$guard\$", re.DOTALL)
_CALLS = re.compile(r"EXECUTE FUNCTION (\w+)\(\)")
_STANDING = {
    "postgresql": (
        "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
    ),
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
}


class Guards(Operation):
    """An operation of a migration that makes triggers, and takes them away on the way back. It needs no models."""

    reduces_to_sql: ClassVar[bool] = False
    reversible: ClassVar[bool] = True

    def __init__(self, statements: Statements, undoing: Statements) -> None:
        self.statements, self.undoing = statements, undoing

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing: models do not know of triggers."""

    def database_forwards(
        self, app_label: str, schema_editor: Editor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Make the triggers."""
        for statement in self.statements(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Editor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Take the triggers away."""
        for statement in self.undoing(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the triggers that are not there, are switched off, or are not as this database's migrations made them."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        standing = dict(cursor.fetchall())
    return sorted(name for name, body in _wanted(connection) if standing.get(name) != body)


def _wanted(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    """Yield each trigger with what it says: on SQLite the statement, on PostgreSQL the body of its function."""
    loader = MigrationLoader(connection)
    for key in loader.applied_migrations:
        for operation in getattr(loader.disk_migrations.get(key), "operations", ()):
            if isinstance(operation, Guards):
                statements = operation.statements(connection.vendor)
                bodies = {found[1]: found[2] for found in map(_FUNCTION.match, statements) if found}
                for one in statements:
                    if trigger := _TRIGGER.match(one):
                        calls = _CALLS.search(one)
                        yield trigger[1], bodies[calls[1]] if calls else one
