"""A row of any model, filled from what its fields are: so that a test of all rooms needs no list of them.

Rows that point to a child point to the one given; to people, to one invented person; to anything else, to a row made
the same way for the same child.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from waypost.casework.access.models import User
from waypost.casework.children.models import Child
from waypost.casework.rights.classification import Scrub, mark_of, mark_of_model
from waypost.casework.rights.walking import models_and_marks

DAY = date(2027, 1, 2)
AT = datetime(2027, 1, 2, 9, 0, tzinfo=UTC)
_VALUES: tuple[tuple[type[models.Field[Any, Any]], Any], ...] = (
    (models.DateTimeField, AT),
    (models.DateField, DAY),
    (models.BooleanField, False),
    (models.FloatField, 1.0),
    (models.DecimalField, 1),
    (models.BinaryField, b""),
)


def models_of_a_child() -> list[type[models.Model]]:
    """Return every model whose rows belong to a child, those first that others point to."""
    return [model for model, mark in models_and_marks() if mark.path or mark.shared]


class Filling:
    """Makes rows of one child. Words are unique by a running number, and hold
    `word` where the classification says that somebody's value stands there. `first`: the number to begin after."""

    def __init__(self, child_id: str, word: str = "word", first: int = 0) -> None:
        self.child = Child.objects.filter(pk=child_id).first() or a_child(child_id, word)
        self.word, self._number = word, first
        self.user = User.objects.get_or_create(username="rows", defaults={"name": "Invented"})[0]

    def row(self, model: type[models.Model]) -> models.Model:
        """Make one row, and whatever it must point to: with what is needed alone, else with every field filled."""
        fields = model._meta.concrete_fields
        try:
            with transaction.atomic():
                row = model._base_manager.create(**self._values([one for one in fields if self._is_needed(one)]))
        except IntegrityError:  # a constraint of the table wants more
            every = [one for one in fields if not isinstance(one, models.AutoField)]
            row = model._base_manager.create(**self._values(every))
        if path := mark_of_model(model._meta.label).shared:
            for field in model._meta.many_to_many:
                if field.name == path and field.remote_field.through._meta.auto_created:
                    getattr(row, path).add(self.child)
        return row

    def _values(self, fields: list[models.Field[Any, Any]]) -> dict[str, Any]:
        return {field.name: self._value(field) for field in fields}

    def _is_needed(self, field: models.Field[Any, Any]) -> bool:
        if isinstance(field, models.AutoField) or field.has_default():
            return False
        return not field.null or field.related_model is Child  # of a child, though it could be of nobody

    def _value(self, field: models.Field[Any, Any]) -> Any:
        if isinstance(field, models.ForeignKey):
            target = field.related_model
            if target is Child:
                return self.child
            return self.user if target is User else self.row(target)
        if field.name == "child_id":
            return self.child.pk
        if field.choices:
            return field.choices[0][0]
        for kind, value in _VALUES:
            if isinstance(field, kind):
                return value
        self._number += 1
        if isinstance(field, models.IntegerField):
            return self._number
        is_coded = mark_of(field.model._meta.label, field.name).scrub is Scrub.KEEP
        word = "coded" if is_coded else f"{self.word}{self.child.pk}"
        number = str(self._number)  # whole, whatever room there is: some texts stand once
        return word[: (field.max_length or 200) - len(number)] + number


def a_child(child_id: str, word: str = "word") -> Child:
    """Make an invented child whose every text holds `word`."""
    return Child.objects.create(
        child_id=child_id, given_names=f"{word} {child_id}", family_name=word, born_on=date(2000, 5, 6), opened_on=DAY,
        told_on=DAY, is_open=False, closed_on=DAY, communication=word, ethnicity="A1", is_invented=True,
    )  # fmt: skip


def everything_of(child_id: str, word: str = "word") -> Iterator[models.Model]:
    """Make one row of every model that belongs to a child, and give each."""
    filling = Filling(child_id, word)
    for model in models_of_a_child():
        yield filling.row(model)
