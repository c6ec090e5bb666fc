"""Writes a copy of casework for developers into a new SQLite file, scrubbed row by row on the way.

The copy has its name when it is whole, and never holds what it must not: nothing is copied first and scrubbed
afterwards. Sign-ins, sessions and the audit stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.rights.classification import Scrub, mark_of
from waypost.casework.rights.scrubbing import scrubbed
from waypost.casework.rights.walking import models_and_marks
from waypost.foundation.errors import YoursToFix

_COPY = "scrubbed_copy"
_ROWS_AT_ONCE = 1_000


class IsThere(YoursToFix):
    """The file is there already: a copy is made anew, never over another."""


@acts("rights.copy_scrubbed", Permission.COPY_SCRUBBED)
def copy_scrubbed(acting: Acting, child_id: str | None, *, to: Path, salt: bytes) -> Outcome[int]:
    """Write the copy and return how many rows it has. `salt`: chance, kept by nobody. Raises IsThere."""
    if to.exists():
        raise IsThere("this file is there already.", where=to.name, do="Name another, or remove it.")
    part = to.with_name(f".{to.name}.part")
    part.touch(mode=0o600)
    try:
        with _new_database(part):
            rows = sum(_copied(model, salt) for model, mark in models_and_marks() if not mark.is_dropped)
        part.rename(to)
    finally:
        part.unlink(missing_ok=True)
    return Outcome(rows, {"rows": rows})


@contextmanager
def _new_database(to: Path) -> Iterator[None]:
    told = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(to)}
    made = connections.configure_settings({DEFAULT_DB_ALIAS: {}, _COPY: told})[_COPY]
    connections.settings[_COPY] = made
    try:
        call_command("migrate", database=_COPY, verbosity=0, interactive=False, skip_checks=True)
        with connections[_COPY].constraint_checks_disabled():
            yield
        connections[_COPY].check_constraints()
    finally:
        connections[_COPY].close()
        del connections[_COPY], connections.settings[_COPY]


def _copied(model: type[Model], salt: bytes) -> int:
    fields = [field for field in model._meta.concrete_fields if isinstance(field, Field)]
    marks = {field.name: _how(field) for field in fields}
    rows, some = 0, []
    for values in model._base_manager.order_by("pk").values(*(field.attname for field in fields)).iterator():
        some.append(model(**{field.attname: _value(field, values, marks[field.name], salt) for field in fields}))
        if len(some) == _ROWS_AT_ONCE:
            rows += _written(model, some)
            some = []
    return rows + _written(model, some)


def _how(field: Any) -> Scrub:
    """Return what becomes of a field. What points to a row becomes what the row's own key becomes."""
    while field.remote_field is not None:
        field = field.target_field
    return mark_of(field.model._meta.label, field.name).scrub


def _value(field: Any, values: dict[str, Any], how: Scrub, salt: bytes) -> Any:
    return scrubbed(values[field.attname], how, salt=salt, may_be_nothing=field.null)


def _written(model: type[Model], rows: list[Any]) -> int:
    return len(model._base_manager.using(_COPY).bulk_create(rows, batch_size=_ROWS_AT_ONCE))
