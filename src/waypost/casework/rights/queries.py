"""A copy of somebody's data for whoever asks for it, holds, and records whose time is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Field, Model, OuterRef
from django.db.models.fields.reverse_related import ForeignObjectRel

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.rights.classification import mark_of
from waypost.casework.rights.keeping import COUNTED_FROM, kept_until_of
from waypost.casework.rights.models import LegalHold
from waypost.casework.rights.rules import Told, schedule, told
from waypost.casework.rights.walking import rows_of

Place = tuple[str, str, str]
"""Where a value stands: room.Model, the row's key as text, the field."""


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
class Due:
    """A record whose time is over."""

    child_id: str
    kept_until: date


@reads("rights.subject_access", Permission.ANSWER_SUBJECT_ACCESS)
def subject_access(
    acting: Acting,
    child_id: str | None,
    *,
    released: frozenset[Place] = frozenset(),
    harmful: frozenset[Place] = frozenset(),
) -> Outcome[Copy]:
    """Return the copy of a child's data that may be given, others' data withheld by classification.

    `released`: free texts that somebody read and found to tell of nobody else. `harmful`: values that somebody with the
    right to decide withholds because they would do serious harm (Data Protection Act 2018, schedule 3). Nothing else
    that is withheld can be released here.
    """
    parts, left_out = [], Counter[Told]()
    for model, rows in rows_of(str(child_id)):
        told_rows = [_values(row, released, harmful) for row in rows.order_by("pk")]
        left_out.update(value.told for row in told_rows for value in row if value.told is not Told.GIVEN)
        shown = tuple(kept for row in told_rows if (kept := tuple(one for one in row if one.told is not Told.WORK)))
        if any(value.told is Told.GIVEN for row in shown for value in row):
            parts.append(Part(str(model._meta.verbose_name).capitalize(), shown))
    del left_out[Told.WORK]
    is_invented = bool(Child.objects.filter(pk=child_id, is_invented=True).exists())
    copy = Copy(str(child_id), acting.on, is_invented, tuple(parts), dict(left_out))
    return Outcome(copy, {"released": len(released), "harmful": len(harmful)})


@reads("rights.holds", Permission.HOLD_RECORD)
def holds(acting: Acting, child_id: str | None) -> tuple[tuple[int, str, date], ...]:
    """Return the holds that stand on a record: number, reason, the day on which each was set."""
    standing = LegalHold.objects.filter(child_id=child_id, ended_on=None).order_by("pk")
    return tuple(standing.values_list("pk", "reason", "set_on"))


@reads("rights.due_for_erasure", Permission.ERASE_RECORD)
def due_for_erasure(acting: Acting, child_id: str | None, *, at_most: int = 100) -> tuple[Due, ...]:
    """Return closed records whose time is over and that nobody holds, the longest over first."""
    years = schedule()["child_record"].years
    on = acting.on
    before = on.replace(year=on.year - years, day=28 if (on.month, on.day) == (2, 29) else on.day)
    held = LegalHold.objects.filter(child_id=OuterRef("pk"), ended_on=None)
    old = Child.objects.filter(~Exists(held), is_open=False).annotate(from_on=COUNTED_FROM).filter(from_on__lte=before)
    due = (Due(pk, kept_until_of(pk)) for pk in old.order_by("from_on", "pk").values_list("pk", flat=True))
    return tuple(one for one, _ in zip((one for one in due if one.kept_until <= on), range(at_most), strict=False))


def _values(row: Model, released: frozenset[Place], harmful: frozenset[Place]) -> tuple[Value, ...]:
    label = row._meta.label
    return tuple(
        _value(row, label, field, released, harmful)
        for field in row._meta.get_fields()
        if isinstance(field, Field) and not isinstance(field, ForeignObjectRel) and not field.many_to_many
    )


def _value(row: Model, label: str, field: Any, released: frozenset[Place], harmful: frozenset[Place]) -> Value:
    place = (label, str(row.pk), field.name)
    becomes = told(mark_of(label, field.name))
    if becomes is Told.TO_BE_READ and place in released:
        becomes = Told.GIVEN
    value = row.serializable_value(field.attname)
    if value in (None, "", [], {}):
        becomes = Told.WORK  # nothing stands there: nothing is given, and nothing is withheld
    elif becomes is Told.GIVEN and place in harmful:
        becomes = Told.HARM
    return Value(place, field.name.replace("_", " "), value if becomes is Told.GIVEN else None, becomes)
