"""What was done and read, by whom and when: rows that are only ever added, each sealed to the one before it.

Triggers on both databases (guards.py) refuse every change. The rows name children and people by identifier alone and
hold no value of anybody's, so they stay when a record is erased.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AuditEvent(models.Model):
    """One act, or one reading of a child's record. `facts` holds coded words, identifiers and days alone."""

    shard = models.PositiveSmallIntegerField()
    position = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40)
    way = models.CharField(max_length=10)
    kind = models.CharField(max_length=80)
    child_id = models.CharField(max_length=40, blank=True)
    is_reading = models.BooleanField()
    facts = models.JSONField(default=dict)
    seal_before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["shard", "position"], name="one_event_at_a_position")]
        indexes: ClassVar = [
            models.Index(fields=["child_id", "at"], name="audit_by_child"),
            models.Index(fields=["user_id", "at"], name="audit_by_user"),
            models.Index(fields=["at"], name="audit_by_instant"),
            models.Index(fields=["kind", "id"], name="audit_by_kind"),
        ]


class ChainHead(models.Model):
    """The last event of a chain. Whoever writes an event holds this row until the transaction ends."""

    shard = models.PositiveSmallIntegerField(primary_key=True)
    position = models.PositiveBigIntegerField()
    seal = models.CharField(max_length=64)


class Anchor(models.Model):
    """The heads of all chains at one moment, sealed to the anchor before. `heads`: shard -> [position, seal]."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    heads = models.JSONField()
    seal_before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
