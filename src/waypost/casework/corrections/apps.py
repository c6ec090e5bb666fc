"""The room as Django knows it."""

from __future__ import annotations

from collections.abc import Collection

from django.apps import AppConfig


class CorrectionsRoom(AppConfig):
    """`corrections` beneath casework."""

    name = "waypost.casework.corrections"
    label = "corrections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell which lines are disputed, wherever a line is shown or quoted."""
        from waypost.casework.children.disputed import tell_disputed  # noqa: PLC0415  (models are ready only now)

        tell_disputed(_disputed)


def _disputed(child_id: str) -> Collection[str]:
    from waypost.casework.corrections.models import Dispute  # noqa: PLC0415
    from waypost.casework.corrections.rules import OPEN  # noqa: PLC0415

    return set(Dispute.objects.filter(child_id=child_id, state__in=OPEN).values_list("line__line_id", flat=True))
