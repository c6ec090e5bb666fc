"""The room as Django knows it."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import AppConfig


class SafetyRoom(AppConfig):
    """`safety` beneath casework."""

    name = "waypost.casework.safety"
    label = "safety"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep safety plans and ways of safe contact apart from every letter and everything that is filed."""
        from waypost.casework.children.withholding import keep_apart  # noqa: PLC0415  (models are ready only now)

        keep_apart("safety_plan", _plans)
        keep_apart("safe_contact", _ways)


def _plans(child_id: str) -> Iterable[str]:
    from waypost.casework.safety.models import SafetyPlan  # noqa: PLC0415

    return SafetyPlan.objects.filter(child_id=child_id).values_list("words", flat=True)


def _ways(child_id: str) -> Iterable[str]:
    from waypost.casework.safety.models import SafeContact  # noqa: PLC0415

    return SafeContact.objects.filter(child_id=child_id).exclude(words="").values_list("words", flat=True)
