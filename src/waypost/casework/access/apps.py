"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccessRoom(AppConfig):
    """`access` beneath casework."""

    name = "waypost.casework.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
