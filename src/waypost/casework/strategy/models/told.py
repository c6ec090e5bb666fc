"""What every table of this room is: something that somebody told at a moment, and that nobody takes away."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Told(models.Model):
    """Something that somebody told at a moment. What stands is the newest row; earlier ones can be read."""

    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        abstract = True
