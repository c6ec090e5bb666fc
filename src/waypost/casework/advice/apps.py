"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AdviceRoom(AppConfig):
    """`advice` beneath casework."""

    name = "waypost.casework.advice"
    label = "advice"
    default_auto_field = "django.db.models.BigAutoField"
