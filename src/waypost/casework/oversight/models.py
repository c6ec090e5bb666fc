"""Management reviews, practice audits with what they require, and what holds a case up."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.children.models import OfChild, Versioned


class ManagementReview(OfChild):
    """A manager's review of assessment and plan, or of a closure: what was decided."""

    review_id = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=30)  # the Cafcass extract's codes
    held_on = models.DateField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    written_at = models.DateTimeField()


class PracticeAudit(OfChild, Versioned):
    """An audit of the work for a child: its grade, and what must be done, by when, done and confirmed by two people."""

    audit_id = models.CharField(max_length=40, unique=True)
    audited_on = models.DateField()
    audited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=30)  # the Cafcass extract's codes
    are_all_letters_present = models.BooleanField()
    words = models.TextField(blank=True)
    state = models.CharField(max_length=20)
    required = models.TextField(blank=True)
    required_by_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "required_by_on"], name="audit_action_by_due_day")]


class Progress(OfChild):
    """What holds a case up, whose move it is, what is done next and by when. The newest stands; each one stays."""

    is_latest = models.BooleanField(default=True)
    blocker = models.CharField(max_length=30)
    owner = models.CharField(max_length=30)
    next_action = models.TextField()
    due_on = models.DateField()
    written_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child"], condition=models.Q(is_latest=True), name="one_progress_stands")
        ]
