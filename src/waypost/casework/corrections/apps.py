"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class CorrectionsRoom(AppConfig):
    """`corrections` beneath casework."""

    name = "waypost.casework.corrections"
    label = "corrections"
    default_auto_field = "django.db.models.BigAutoField"
