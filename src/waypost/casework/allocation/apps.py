"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AllocationRoom(AppConfig):
    """`allocation` beneath casework."""

    name = "waypost.casework.allocation"
    label = "allocation"
    default_auto_field = "django.db.models.BigAutoField"
