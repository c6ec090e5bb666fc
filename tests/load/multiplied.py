"""Makes a country of a few patterns: each table of a child's is filled from itself by one statement a pattern.

A row of child number n has the pattern row's number plus n times STRIDE, so rows of one child that point to one
another still do. Days move with the child's opening; people are those who work with the child. Room by room nothing
need be said here: what belongs to a child is known by the classification of fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection, models

from load.patterns import PATTERNS, Pattern
from support.any_rows import models_of_a_child
from waypost.casework.access.models import Assignment, Team, User
from waypost.casework.children.models import AccountTold, Child, ChildInCase, FormerName, Proceedings
from waypost.casework.rights.classification import mark_of_model

STRIDE = 4_000
_ROOM_FOR_A_NUMBER = 30
_MANAGERS = {
    "checked_by", "decided_by", "approved_by", "reviewed_by", "holder", "held_by", "audited_by", "led_by", "settled_by",
}  # fmt: skip
"""Fields that name whoever leads the team; every other names whoever works with the child."""


def multiply() -> None:
    """Fill every table of a child's from its patterns, for each line of the table `country`."""
    ours = frozenset({Child, *models_of_a_child()})
    for model in (Child, *models_of_a_child()):
        with without_indexes(model), connection.cursor() as cursor:
            for pattern in PATTERNS:
                _fill(cursor, model, pattern, ours)
            if isinstance(model._meta.pk, models.BigAutoField):
                table = model._meta.db_table
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 1)) FROM {table}"
                )


def _fill(cursor: Any, model: type[models.Model], pattern: Pattern, ours: frozenset[type[models.Model]]) -> None:
    mark = mark_of_model(model._meta.label)
    path = "pk" if model is Child else str(mark.path or mark.shared)
    keys = list(model._base_manager.filter(**{path: pattern.child_id}).values_list("pk", flat=True))
    if not keys:
        return
    assert isinstance(keys[0], str) or max(keys) < STRIDE, f"{model._meta.label} has a key of {max(keys)}"
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    told = ", ".join(_expression(model, field, ours) for field in fields)
    weeks = "JOIN country_weeks w ON w.pattern = c.pattern AND w.days = c.days" if model is AccountTold else ""
    once = "AND c.is_first" if model is Proceedings else ""
    pk = model._meta.pk.column
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {told} FROM {model._meta.db_table} t "
        f"CROSS JOIN country c {weeks} WHERE t.{pk} = ANY(%s) AND c.pattern = %s {once}",
        [keys, pattern.key],
    )


_SAID: dict[tuple[type[models.Model], str], str] = {
    (Child, "child_id"): "c.child_id", (Child, "family_reference"): "c.case_id", (Child, "service_area"): "c.area",
    (Child, "given_names"): "c.given", (Child, "family_name"): "c.family", (Proceedings, "case_id"): "c.case_id",
    (FormerName, "name"): "c.given || ' ' || c.family", (FormerName, "sound"): "c.sound",
    (AccountTold, "weeks"): "w.weeks",
    (Assignment, "user"): "CASE WHEN t.user_id IS NULL THEN NULL "
    "WHEN t.capacity = 'screening' THEN c.officer ELSE c.holder END",
    (ChildInCase, "proceedings"): "c.case_id",
}  # fmt: skip


def _expression(model: type[models.Model], field: models.Field[Any, Any], ours: frozenset[type[models.Model]]) -> str:
    """Return what stands in a column of a child of the country."""
    mine = f't."{field.column}"'
    if (model, field.name) in _SAID:
        return _SAID[model, field.name]
    if field.name == "child_id" or getattr(field, "related_model", None) is Child:
        return "c.child_id"
    if field.is_relation:
        return _whom(field, mine, ours)
    if isinstance(field, models.BigAutoField):
        return f"{mine} + c.n * {STRIDE}"
    if isinstance(field, models.DateTimeField):
        return f"{mine} - c.days * interval '1 day'"
    if isinstance(field, models.DateField):
        return f"{mine} - c.days"
    if isinstance(field, models.CharField) and (field.unique or field.name in _unique_with_no_child(model)):
        room = field.max_length or 40
        return f"{mine} || '-' || c.n" if room >= _ROOM_FOR_A_NUMBER else f"left(md5({mine} || c.n), {room})"
    return mine


def _whom(field: models.Field[Any, Any], mine: str, ours: frozenset[type[models.Model]]) -> str:
    if field.related_model is User:
        who = "c.manager" if field.name in _MANAGERS else "c.holder"
        return f"CASE WHEN {mine} IS NULL THEN NULL ELSE {who} END"
    if field.related_model is Team:
        return f"CASE WHEN {mine} IS NULL THEN NULL ELSE c.team END"
    if field.related_model is Proceedings:
        return "c.case_id"
    return f"{mine} + c.n * {STRIDE}" if field.related_model in ours else mine


def _unique_with_no_child(model: type[models.Model]) -> set[str]:
    """Return names of fields that are unique together, where a child is not among them."""
    every = [set(one.fields) for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
    of_rows = {field.name for field in model._meta.concrete_fields if field.is_relation or field.name == "child_id"}
    return {name for names in every if not names & of_rows for name in names}


class without_indexes:  # noqa: N801  (used as a word of a statement)
    """Takes away what only speeds reading, and makes it again once the table is full."""

    def __init__(self, model: type[models.Model]) -> None:
        self.table, self.made = model._meta.db_table, list[str]()

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            for name, made in list(_plain_indexes(cursor, self.table)):
                cursor.execute(f'DROP INDEX "{name}"')
                self.made.append(made)

    def __exit__(self, *_: object) -> None:
        with connection.cursor() as cursor:
            for made in self.made:
                cursor.execute(made)


def _plain_indexes(cursor: Any, table: str) -> Iterator[tuple[str, str]]:
    cursor.execute(
        "SELECT i.relname, pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
        "WHERE x.indrelid = %s::regclass AND NOT x.indisunique",
        [table],
    )
    yield from cursor.fetchall()
