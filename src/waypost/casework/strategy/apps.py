"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class StrategyRoom(AppConfig):
    """`strategy` beneath casework."""

    name = "waypost.casework.strategy"
    label = "strategy"
    default_auto_field = "django.db.models.BigAutoField"
