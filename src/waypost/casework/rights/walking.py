"""Every row that belongs to a child, in whatever room it stands, found by the classification and not by a list here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Count, ForeignKey, Model, QuerySet

from waypost.casework.rights.classification import ModelMark, mark_of_model


def models_and_marks() -> Iterator[tuple[type[Model], ModelMark]]:
    """Give every model with its mark, those first that others point to. Raises NotClassified."""
    placed: dict[type[Model], None] = {}
    for model in apps.get_models(include_auto_created=True):
        _place(model, placed)
    for model in placed:
        yield model, mark_of_model(model._meta.label)


def rows_of(child_id: str) -> Iterator[tuple[type[Model], QuerySet[Any]]]:
    """Give the rows of one child, model by model, those first that others point to; shared rows too."""
    for model, mark in models_and_marks():
        if mark.of == "self":
            yield model, model._base_manager.filter(pk=child_id)
        elif path := mark.path or mark.shared:
            yield model, model._base_manager.filter(**{path: child_id}).distinct()


def going(child_id: str) -> Iterator[tuple[type[Model], list[Any], int]]:
    """Give what an erasure takes, model by model: keys of rows that go, and how many stay because others share them."""
    for model, rows in rows_of(child_id):
        keys = list(rows.values_list("pk", flat=True))
        if path := mark_of_model(model._meta.label).shared:
            alone = model._base_manager.filter(pk__in=keys).annotate(sharing=Count(path, distinct=True))
            last = list(alone.filter(sharing=1).values_list("pk", flat=True))
            yield model, last, len(keys) - len(last)
        else:
            yield model, keys, 0


def _place(model: type[Model], placed: dict[type[Model], None]) -> None:
    if model in placed:
        return
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey) and field.related_model is not model:
            _place(field.related_model, placed)
    placed[model] = None
