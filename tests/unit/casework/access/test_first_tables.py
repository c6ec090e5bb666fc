"""The first migration of a room: the same tables as operation by operation, and nothing else in it."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import ConnectionHandler, migrations, models
from django.db.migrations.state import ProjectState

from waypost.casework.access.first_tables import FirstTables

OPERATIONS = [
    migrations.CreateModel("Boat", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())]),
    migrations.CreateModel("Oar", [("id", models.BigAutoField(primary_key=True)), ("side", models.TextField())]),
    migrations.AddField("Oar", "boat", models.ForeignKey("harbour.boat", models.CASCADE)),
    migrations.AddIndex("Boat", models.Index(fields=["name"], name="boat_by_name")),
    migrations.AddConstraint("Oar", models.UniqueConstraint(fields=["boat", "side"], name="one_oar_a_side")),
]


def tables_made_by(kind: type[migrations.Migration]) -> list[tuple]:
    migration = kind("0001_initial", "harbour")
    migration.operations = OPERATIONS
    memory = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    connection = ConnectionHandler({"default": memory})["default"]
    connection.disable_constraint_checking()
    with connection.schema_editor() as editor:
        state = migration.apply(ProjectState(), editor)
    assert {name for _, name in state.models} == {"boat", "oar"}
    with connection.cursor() as cursor:
        rows = cursor.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    connection.close()
    return rows


@pytest.mark.django_db
def test_the_tables_are_those_of_operation_by_operation():
    made = tables_made_by(FirstTables)
    assert made == tables_made_by(migrations.Migration)
    assert {"boat_by_name", "harbour_oar"} <= {name for _, name, _ in made}


def test_what_changes_a_table_that_stands_is_refused():
    migration = FirstTables("0001_initial", "harbour")
    migration.operations = [migrations.RunSQL("SELECT 1")]
    with pytest.raises(TypeError, match="RunSQL in the first migration of harbour"):
        migration.apply(ProjectState(), None)


ROOMS = sorted(
    config.name for config in apps.get_app_configs() if config.name.startswith("waypost.casework.") and config.models
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_begins_with_one(room: str):
    assert issubclass(import_module(f"{room}.migrations.0001_initial").Migration, FirstTables)
