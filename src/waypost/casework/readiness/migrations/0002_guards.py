"""Makes the guards: from here on no declaration and no plan stands beside a shut gate, and the history only grows."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from waypost.casework.audit.growing import migrations_of
from waypost.casework.readiness import guards


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of this database."""
    for statement in guards.statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def undo(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    for statement in guards.undoing(editor.connection.vendor):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """The triggers."""

    dependencies: ClassVar = [("readiness", "0001_initial")]
    operations: ClassVar = [
        migrations.RunPython(make, undo),
        *migrations_of(("readiness_historyline", ("id", "area_id+number"))),
    ]
