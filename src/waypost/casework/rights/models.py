"""Holds that keep a record whatever the schedule says, and what was erased: identifiers, days, coded words."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waypost.casework.children.models import Child


class LegalHold(models.Model):
    """A record that nobody may erase. The database itself refuses while the row stands."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="legal_holds")
    reason = models.CharField(max_length=40)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__gte=F("set_on"), ended_by__isnull=False),
                name="legal_hold_is_ended_by_somebody",
            )
        ]


class Erasure(models.Model):
    """That a record was erased: no word of what stood in it."""

    child_id = models.CharField(max_length=40, db_index=True)
    reason = models.CharField(max_length=40)
    rows = models.PositiveIntegerField()
    erased_on = models.DateField()
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
