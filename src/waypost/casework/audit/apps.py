"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AuditRoom(AppConfig):
    """`audit` beneath casework. It listens from the first moment on."""

    name = "waypost.casework.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to listen."""
        from waypost.casework.audit import writing  # noqa: F401, PLC0415  (models are not there any earlier)
