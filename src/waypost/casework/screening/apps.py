"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ScreeningRoom(AppConfig):
    """`screening` beneath casework."""

    name = "waypost.casework.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
