"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ChildrenRoom(AppConfig):
    """`children` beneath casework."""

    name = "waypost.casework.children"
    label = "children"
    default_auto_field = "django.db.models.BigAutoField"
