"""Rows of a table by what they are of, from one query, and the names of those who told them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from waypost.casework.access.models import User
from waypost.foundation.clock import LONDON


def rows_by(model: type[Model], key: str, among: Iterable[Any] | None = None) -> dict[Any, list[Any]]:
    """Return a table's rows by a field, in the order in which they were told; `among`: those of some alone."""
    found = model._default_manager.order_by("pk")
    told: dict[Any, list[Any]] = defaultdict(list)
    for row in found if among is None else found.filter(**{f"{key}__in": list(among)}):
        told[getattr(row, key)].append(row)
    return told


def names_of_tellers() -> dict[int, str]:
    """Return every user's name by number: whoever sees the strategy sees who told it."""
    return dict(User.objects.values_list("pk", "name"))


def day_of(at: datetime) -> date:
    """Return the London day of a moment."""
    return at.astimezone(LONDON).date()
