"""The first migration of a room makes all its tables from one picture of the models.

Django draws every model of the site anew after each operation of a migration. With 200 models and 250 operations, an
empty database took 15 seconds to make, for each demonstration and each run of the tests. One picture a room is enough
where nothing stands yet: the tables are made as they are at the end of the migration.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_IN_THE_PICTURE: tuple[type[Operation], ...] = (
    migrations.CreateModel,
    migrations.AddField,
    migrations.AddIndex,
    migrations.AddConstraint,
)
"""Operations whose work is done when a table is made from the models at the end of the migration."""


class FirstTables(migrations.Migration):
    """A migration that only makes tables of its own room: `makemigrations` writes the operations, by this they run.

    Raises TypeError for an operation of another kind: what changes a table that stands belongs in a later migration.
    """

    initial: ClassVar[bool] = True

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Make the tables of the room, with their indexes and constraints, and return the state with its models."""
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            if not isinstance(operation, _IN_THE_PICTURE):
                raise TypeError(f"{type(operation).__name__} in the first migration of {self.app_label}")
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            if isinstance(operation, migrations.CreateModel):
                schema_editor.create_model(project_state.apps.get_model(self.app_label, operation.name))
        return project_state
