"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeRoom(AppConfig):
    """`exchange` beneath casework."""

    name = "waypost.casework.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
