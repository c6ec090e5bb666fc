"""Holds, requests for a copy of data, and erasures asked for and done: identifiers, days, coded words."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waypost.casework.children.models import Child, OfChild, Versioned


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


class ErasureAsked(OfChild):
    """That somebody asks for a record to be erased. Somebody else erases it; the row goes with the record."""

    reason = models.CharField(max_length=40)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child"], condition=Q(withdrawn_on=None), name="one_erasure_is_asked_for")
        ]


class SubjectRequest(OfChild, Versioned):
    """That a copy of a child's data is asked for: prepared by one person, checked by another, released."""

    answer_id = models.CharField(max_length=40, unique=True)
    asker = models.CharField(max_length=40)  # coded: the child, or who may ask for the child
    asked_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=20)
    is_identity_shown = models.BooleanField(default=False)
    given = models.JSONField(default=list)  # places of texts that somebody read: model, row, field
    harmful = models.JSONField(default=list)  # places of values that would do serious harm
    prepared_on = models.DateField(null=True, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    released_on = models.DateField(null=True, blank=True)
    released_how = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="subject_request_by_due_day")]
