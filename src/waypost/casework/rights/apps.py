"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class RightsRoom(AppConfig):
    """`rights` above all other rooms of casework."""

    name = "waypost.casework.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"
