"""The room as Django knows it."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import AppConfig


class EngagementRoom(AppConfig):
    """`engagement` beneath casework."""

    name = "waypost.casework.engagement"
    label = "engagement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep what children said apart from every letter that others may read; tell the duty hub who was never met."""
        from waypost.casework.children.until_met import tell_never_met  # noqa: PLC0415  (models are ready only now)
        from waypost.casework.children.withholding import keep_apart  # noqa: PLC0415
        from waypost.casework.engagement.first_meetings import never_met  # noqa: PLC0415

        keep_apart("childs_words", _childs_words)
        tell_never_met(never_met)


def _childs_words(child_id: str) -> Iterable[str]:
    from waypost.casework.engagement.models import MeetingVersion  # noqa: PLC0415

    said = MeetingVersion.objects.filter(child_id=child_id).exclude(childs_words="")
    return said.values_list("childs_words", flat=True)
