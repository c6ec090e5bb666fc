"""Meetings with children, exceptions from being met, and the limits that an area sets for itself."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.access.models import Dated
from waypost.casework.children.models import OfChild


class MeetingVersion(OfChild):
    """A meeting as it was written down. Nothing is written over: a correction is the next number of the same meeting.

    The highest number stands, unless it was struck out: the meeting was another child's, or was not held.
    """

    meeting_id = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=1)
    is_latest = models.BooleanField(default=True)
    seen_on = models.DateField()
    manner = models.CharField(max_length=20)  # the Cafcass extract's codes
    is_alone = models.BooleanField(null=True, blank=True)
    companions = models.JSONField(default=list)  # coded words
    place = models.CharField(max_length=20)
    room = models.CharField(max_length=200, blank=True)
    childs_words = models.TextField(blank=True)
    no_words_because = models.TextField(blank=True)
    interpretation = models.TextField(blank=True)
    explained = models.JSONField(default=list)  # coded words
    was_understood = models.BooleanField(null=True, blank=True)
    struck_because = models.TextField(blank=True)
    met_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting_id", "number"], name="one_version_of_a_meeting"),
            models.UniqueConstraint(
                fields=["meeting_id"], condition=models.Q(is_latest=True), name="one_version_of_a_meeting_stands"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["child", "is_latest", "-seen_on"], name="meeting_newest_first")]


class Excused(OfChild, Dated):
    """A child who does not count as one to be met, for a coded reason and a time. Asked by one, decided by another."""

    reason = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)
    is_granted = models.BooleanField(null=True, blank=True)


class AreaLimit(Dated):
    """A limit that a service area sets for itself, from a day. The newest that holds is the one that counts."""

    service_area = models.CharField(max_length=80)
    limit = models.CharField(max_length=20)
    days = models.PositiveIntegerField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service_area", "limit", "from_on"], name="one_limit_from_a_day")
        ]
