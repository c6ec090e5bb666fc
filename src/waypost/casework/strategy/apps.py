"""The room as Django knows it. It keeps no table yet: the plan is data."""

from __future__ import annotations

from django.apps import AppConfig


class StrategyRoom(AppConfig):
    """`strategy` beneath casework."""

    name = "waypost.casework.strategy"
    label = "strategy"
    default_auto_field = "django.db.models.BigAutoField"
