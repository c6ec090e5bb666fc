"""Erases a record from every room and leaves nothing that points to it. The audit stays: it holds no value."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Model, QuerySet

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.rights.classification import mark_of_model
from waypost.casework.rights.keeping import kept_until_of
from waypost.casework.rights.models import Erasure, LegalHold
from waypost.casework.rights.rules import check_can_erase
from waypost.casework.rights.walking import rows_of


@acts("rights.erase", Permission.ERASE_RECORD)
def erase(acting: Acting, child_id: str | None, *, reason: str) -> Outcome[int]:
    """Erase everything of a child and return how many rows went. Raises NotYet, NotAReason.

    What siblings share goes with the last of them.
    """
    child = Child.objects.select_for_update().filter(pk=child_id).first()
    if child is None or child_id is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    is_held = LegalHold.objects.filter(child=child, ended_on=None).exists()
    check_can_erase(reason, kept_until_of(child.pk), acting.on, is_held=is_held, is_open=child.is_open)
    going = [(model, _keys(model, rows)) for model, rows in rows_of(child.pk)]
    gone = sum(model._base_manager.filter(pk__in=keys).delete()[0] for model, keys in reversed(going) if keys)
    Erasure.objects.create(
        child_id=child_id, reason=reason, rows=gone, erased_on=acting.on, erased_by_id=acting.user_id
    )
    return Outcome(gone, {"reason": reason, "rows": gone})


def _keys(model: type[Model], rows: QuerySet[Any]) -> list[Any]:
    """Return the keys of the rows that go. A shared row goes when this child is the last of its children."""
    if path := mark_of_model(model._meta.label).shared:
        rows = model._base_manager.filter(pk__in=list(rows.values_list("pk", flat=True)))
        rows = rows.annotate(sharing=Count(path, distinct=True)).filter(sharing=1)
    return list(rows.values_list("pk", flat=True))
