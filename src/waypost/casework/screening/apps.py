"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ScreeningRoom(AppConfig):
    """`screening` beneath casework."""

    name = "waypost.casework.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the duty hub what screening knows of children whom nobody has met yet."""
        from waypost.casework.children.until_met import tell_screened  # noqa: PLC0415  (models are ready only now)
        from waypost.casework.screening.queries.meanwhile import screened  # noqa: PLC0415

        tell_screened(screened)
