"""The room as Django knows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from waypost.casework.access.acting import Acting
    from waypost.casework.children.spoken_to import SpokenTo


class SharingRoom(AppConfig):
    """`sharing` beneath casework."""

    name = "waypost.casework.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put how each of the family wants to be spoken to at the head of every page of a child."""
        from waypost.casework.children.spoken_to import tell_spoken_to  # noqa: PLC0415  (models are ready only now)

        tell_spoken_to(_spoken_to)


def _spoken_to(acting: Acting, child_id: str) -> Iterable[SpokenTo]:
    from waypost.casework.sharing.queries.spoken_to import spoken_to_of  # noqa: PLC0415

    return spoken_to_of(acting, child_id)
