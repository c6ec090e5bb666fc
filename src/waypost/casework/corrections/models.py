"""Disputed lines, each sending of one to its owner with the answer, and children whose pages are frozen."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.access.models import Restriction
from waypost.casework.children.models import ChronologyLine, OfChild, Versioned


class Dispute(OfChild, Versioned):
    """Somebody says that a line is wrong. The line is never changed: both versions stand until it is settled."""

    line = models.ForeignKey(ChronologyLine, on_delete=models.CASCADE, related_name="disputes")
    state = models.CharField(max_length=20)
    wrong = models.CharField(max_length=20)
    says_instead = models.TextField()
    said_by = models.CharField(max_length=40)  # whose word it is: child, parent, practitioner, authority, court
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    settled_as = models.CharField(max_length=20, blank=True)
    settled_because = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child", "state"], name="dispute_by_state")]


class SentHome(OfChild):
    """A dispute as it was sent to an owner, and the answer: the shape of a row of the lists that go home."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="sendings")
    correction_id = models.CharField(max_length=40, unique=True)
    owner = models.CharField(max_length=80)  # the source whose record it is
    sent_on = models.DateField()
    answer = models.CharField(max_length=20, blank=True)
    corrected_value = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by_role = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["owner", "sent_on"], name="sent_home_by_owner")]


class Frozen(OfChild):
    """A child whose pages are shut to all but those who decide, because the record may be of somebody else."""

    reason = models.CharField(max_length=20)
    other_child_id = models.CharField(max_length=40, blank=True)  # of a merge or a split: the other one
    restriction = models.OneToOneField(Restriction, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    frozen_at = models.DateTimeField()
    freed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "reason", "other_child_id"],
                condition=models.Q(freed_at=None),
                name="one_freeze_at_a_time",
            )
        ]
