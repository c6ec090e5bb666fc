"""A copy of a child's data: which values may be given, which wait to be read, which are withheld and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Field, Model
from django.db.models.fields.reverse_related import ForeignObjectRel

from waypost.casework.children.models import Child
from waypost.casework.rights.answering import Place
from waypost.casework.rights.classification import mark_of
from waypost.casework.rights.rules import Told, told
from waypost.casework.rights.walking import rows_of


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a copy, or why it is not in it. `place` names it to whoever decides about it."""

    place: Place
    label: str
    value: Any
    told: Told


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind."""

    title: str
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """What a child, or somebody for the child, is given. `left_out` counts values by why they are not given."""

    child_id: str
    made_on: date
    is_invented: bool
    parts: tuple[Part, ...]
    left_out: Mapping[Told, int]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A value that somebody decides about. `is_text`: somebody reads it first, else it is given unless it harms."""

    place: Place
    part: str
    label: str
    value: Any
    is_text: bool


def copy_of(child_id: str, on: date, *, released: frozenset[Place], harmful: frozenset[Place]) -> Copy:
    """Return the copy that may be given."""
    parts, left_out = [], Counter[Told]()
    for title, rows in _parts(child_id):
        told_rows = [tuple(_decided(one, released, harmful) for one in row) for row in rows]
        left_out.update(value.told for row in told_rows for value in row if value.told is not Told.GIVEN)
        shown = tuple(kept for row in told_rows if (kept := tuple(one for one in row if one.told is not Told.WORK)))
        if any(value.told is Told.GIVEN for row in shown for value in row):
            parts.append(Part(title, shown))
    del left_out[Told.WORK]
    is_invented = bool(Child.objects.filter(pk=child_id, is_invented=True).exists())
    return Copy(child_id, on, is_invented, tuple(parts), dict(left_out))


def to_decide(child_id: str) -> tuple[ToDecide, ...]:
    """Return every value that the classification leaves to somebody: texts to be read, and what would be given."""
    return tuple(
        ToDecide(one.place, title, one.label, one.value, one.told is Told.TO_BE_READ)
        for title, rows in _parts(child_id)
        for row in rows
        for one in row
        if one.told in (Told.TO_BE_READ, Told.GIVEN)
    )


def left_to_decide(child_id: str) -> tuple[frozenset[Place], frozenset[Place]]:
    """Return the places of texts to be read, and of values that are given unless they harm."""
    every = to_decide(child_id)
    return frozenset(one.place for one in every if one.is_text), frozenset(
        one.place for one in every if not one.is_text
    )


def _parts(child_id: str) -> Iterator[tuple[str, list[list[Value]]]]:
    """Give all of a child with its values, whatever becomes of them: nothing of this leaves undecided."""
    for model, rows in rows_of(child_id):
        yield str(model._meta.verbose_name).capitalize(), [_values(row) for row in rows.order_by("pk")]


def _values(row: Model) -> list[Value]:
    label = row._meta.label
    fields = [
        field
        for field in row._meta.get_fields()
        if isinstance(field, Field) and not isinstance(field, ForeignObjectRel) and not field.many_to_many
    ]
    return [_value(row, label, field) for field in fields]


def _value(row: Model, label: str, field: Any) -> Value:
    value = row.serializable_value(field.attname)
    empty = value in (None, "", [], {})
    becomes = Told.WORK if empty else told(mark_of(label, field.name))  # nothing stands there: nothing is withheld
    return Value((label, str(row.pk), field.name), field.name.replace("_", " "), value, becomes)


def _decided(one: Value, released: frozenset[Place], harmful: frozenset[Place]) -> Value:
    """Return a value as it is given, or without it and why."""
    becomes = one.told
    if becomes is Told.TO_BE_READ and one.place in released:
        becomes = Told.GIVEN
    if becomes is Told.GIVEN and one.place in harmful:
        becomes = Told.HARM
    return Value(one.place, one.label, one.value if becomes is Told.GIVEN else None, becomes)
