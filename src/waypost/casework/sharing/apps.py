"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class SharingRoom(AppConfig):
    """`sharing` beneath casework."""

    name = "waypost.casework.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"
