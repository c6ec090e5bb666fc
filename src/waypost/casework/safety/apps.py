"""The room as Django knows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from waypost.casework.access.acting import Acting
    from waypost.casework.children.warned import Heed


class SafetyRoom(AppConfig):
    """`safety` beneath casework."""

    name = "waypost.casework.safety"
    label = "safety"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep safety plans and ways of safe contact apart from what leaves; put warnings at the head of every page."""
        from waypost.casework.children.warned import tell_warnings  # noqa: PLC0415  (models are ready only now)
        from waypost.casework.children.withholding import keep_apart  # noqa: PLC0415

        keep_apart("safety_plan", _plans)
        keep_apart("safe_contact", _ways)
        tell_warnings(_warnings)


def _plans(child_id: str) -> Iterable[str]:
    from waypost.casework.safety.models import SafetyPlan  # noqa: PLC0415

    return SafetyPlan.objects.filter(child_id=child_id).values_list("words", flat=True)


def _ways(child_id: str) -> Iterable[str]:
    from waypost.casework.safety.models import SafeContact  # noqa: PLC0415

    return SafeContact.objects.filter(child_id=child_id).exclude(words="").values_list("words", flat=True)


def _warnings(acting: Acting, child_id: str) -> Iterable[Heed]:
    """Give the warnings that hold, gravest first, to a role that may see safety; to nobody else any."""
    from waypost.casework.access.permissions import Permission, may  # noqa: PLC0415
    from waypost.casework.access.visibility import holds_on  # noqa: PLC0415
    from waypost.casework.children.warned import Heed  # noqa: PLC0415
    from waypost.casework.safety.models import Warned  # noqa: PLC0415
    from waypost.casework.safety.words import told  # noqa: PLC0415

    if not may(acting.role, Permission.SEE_SAFETY):
        return ()
    words = told()["warnings"]
    decided = Warned.objects.filter(holds_on(acting.on), child_id=child_id, decided_by__isnull=False)
    rows = sorted(
        decided.select_related("member").order_by("pk"), key=lambda row: not words[row.kind].get("needs_decision")
    )
    return [Heed(words[row.kind]["words"], row.member.name, row.to_on) for row in rows]
