"""Letters, and the wording that somebody with authority has signed off."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.children.models import OfChild, Versioned


class Letter(OfChild, Versioned):
    """A letter to a child, or about one. What was sent is kept as it was sent, and never changes."""

    letter_id = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40)  # the Cafcass extract's codes
    band = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="draft")
    own = models.TextField()
    does_child_agree = models.BooleanField(default=False)
    harder_because = models.TextField(blank=True)
    paragraphs = models.JSONField(default=list)
    grade = models.FloatField(null=True, blank=True)
    wording = models.CharField(max_length=16, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_on__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_on=None)),
                name="letter_sent_on_a_day",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["child", "state"], name="letter_by_state")]


class WordingSignedOff(models.Model):
    """That somebody with authority read a wording and answers for it: this wording, and no later one."""

    wording = models.CharField(max_length=16, primary_key=True)
    kind = models.CharField(max_length=40)
    band = models.CharField(max_length=20)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
