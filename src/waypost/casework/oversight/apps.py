"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OversightRoom(AppConfig):
    """`oversight` beneath casework."""

    name = "waypost.casework.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.BigAutoField"
