"""The room as Django knows it."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import AppConfig


class FeedbackRoom(AppConfig):
    """`feedback` beneath casework."""

    name = "waypost.casework.feedback"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep what somebody told us in confidence apart from whatever another party may read."""
        from waypost.casework.children.withholding import keep_apart  # noqa: PLC0415  (models are ready only now)

        keep_apart("feedback", _words)


def _words(child_id: str) -> Iterable[str]:
    from waypost.casework.feedback.models import FreeText  # noqa: PLC0415

    return FreeText.objects.filter(child_id=child_id).values_list("words", flat=True)
