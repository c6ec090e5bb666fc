"""Reports ordered, their editions, what the court was asked, and an area's own involvement test."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.access.models import Dated
from waypost.casework.children.models import OfChild, Proceedings, Versioned


class Report(OfChild, Versioned):
    """A report that the court ordered for a child. `due_on` follows what the court grants; `first_due_on` stays."""

    report_id = models.CharField(max_length=40, unique=True)
    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=40)  # vocabulary/codes/reports.yaml
    author = models.CharField(max_length=20)  # cafcass, local_authority
    state = models.CharField(max_length=30)
    ordered_on = models.DateField()
    first_due_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    involved_on = models.DateField(null=True, blank=True)
    filed_on = models.DateField(null=True, blank=True)  # the first filing: what the due day is held against
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="report_by_due_day")]


class Edition(OfChild):
    """A report as it was written, checked and filed once. A filed edition never changes: an update is the next one."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    because = models.CharField(max_length=30, blank=True)  # what was worrying; the first edition has none
    because_words = models.TextField(blank=True)
    sections = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    childs_words = models.TextField(blank=True)
    no_words_because = models.TextField(blank=True)
    childs_response = models.TextField(blank=True)
    no_response_because = models.TextField(blank=True)
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    handed_in_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField(null=True, blank=True)
    check_note = models.TextField(blank=True)
    filed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "number"], name="one_edition_of_a_number")]


class CourtRequest(OfChild):
    """What the court was asked about a report: more time, or that the other agency writes it; and its answer."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="requests")
    is_transfer = models.BooleanField()
    reason = models.CharField(max_length=30)
    until_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    is_granted = models.BooleanField(null=True, blank=True)
    new_due_on = models.DateField(null=True, blank=True)


class AreaInvolvement(Dated):
    """A service area's own involvement test, agreed with its authorities: weeks before the order, from a day."""

    service_area = models.CharField(max_length=80)
    weeks = models.PositiveIntegerField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
