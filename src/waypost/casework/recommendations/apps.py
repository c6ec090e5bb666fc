"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class RecommendationsRoom(AppConfig):
    """`recommendations` beneath casework."""

    name = "waypost.casework.recommendations"
    label = "recommendations"
    default_auto_field = "django.db.models.BigAutoField"
