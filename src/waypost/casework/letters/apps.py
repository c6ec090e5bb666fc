"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class LettersRoom(AppConfig):
    """`letters` beneath casework."""

    name = "waypost.casework.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
