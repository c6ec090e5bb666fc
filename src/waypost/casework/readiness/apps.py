"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReadinessRoom(AppConfig):
    """`readiness` beneath casework."""

    name = "waypost.casework.readiness"
    label = "readiness"
    default_auto_field = "django.db.models.BigAutoField"
