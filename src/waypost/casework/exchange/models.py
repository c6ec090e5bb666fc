"""What arrived, each once. The key is the source's own; what came is kept in the room it belongs to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from waypost.casework.children.models import Child


class Arrival(models.Model):
    """One application, order or telling that came in: when it was made, received there, and taken in here."""

    key = models.CharField(max_length=120, primary_key=True)
    kind = models.CharField(max_length=40)  # application, order, account
    child_id = models.CharField(max_length=40, blank=True, db_index=True)
    made_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    taken_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "received_on"], name="arrival_by_kind")]


class CafcassNumber(models.Model):
    """The number by which Cafcass knows a child, from case to case: what leaves for the record is told by it."""

    child = models.OneToOneField(Child, primary_key=True, on_delete=models.CASCADE, related_name="cafcass_number")
    number = models.CharField(max_length=60)
