"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsRoom(AppConfig):
    """`reports` beneath casework."""

    name = "waypost.casework.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
