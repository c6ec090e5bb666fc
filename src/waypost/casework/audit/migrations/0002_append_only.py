"""Makes the guards: from here on the audit only grows."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from waypost.casework.audit import guards


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of the database that this is."""
    for statement in guards.statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def unmake(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away again."""
    for statement in guards.undoing(editor.connection.vendor):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """After the tables are there."""

    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(make, unmake)]
