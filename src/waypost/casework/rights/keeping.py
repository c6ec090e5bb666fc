"""Until when the records of a family's children are kept, asked of the database."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce

from waypost.casework.children.models import Child
from waypost.casework.rights.rules import kept_until

COUNTED_FROM = Coalesce("born_on", "due_to_be_born_on", "opened_on")


def kept_until_of(child_id: str) -> date:
    """Return the first day on which a child's record need not be kept: the youngest of the family's cases decides."""
    family = Child.objects.filter(Q(pk=child_id) | Q(proceedings__children=child_id))
    return kept_until(list(family.annotate(from_on=COUNTED_FROM).values_list("from_on", flat=True)))
