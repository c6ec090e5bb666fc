"""Opens a record to somebody not assigned to the child, for a reason, for hours; and reviews whether it was right.

Whether there is such a child is not told: the glass is broken for a reference, and the record opens if there is one
and nothing shuts it. A conflict of interest or a restriction is not opened by it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import BreakGlass
from waypost.casework.access.permissions import Permission
from waypost.casework.access.rules import NotPossible, check_reason, check_reference, check_review, limits


@acts("access.break_glass", Permission.BREAK_GLASS)
def break_glass(acting: Acting, child_id: str | None, *, reference: str, reason: str) -> Outcome[datetime]:
    """Open a record by its reference. Returns until when. Raises NotPossible for too short a reason."""
    check_reference(reference)
    check_reason(reason)
    until = acting.at + timedelta(hours=float(limits()["break_glass"]["hours"]))
    row = BreakGlass.objects.create(
        child_id=reference, user_id=acting.user_id, reason=reason, from_at=acting.at, until_at=until
    )
    return Outcome(until, {"glass": row.pk, "reference": reference, "until": until.isoformat()})


@acts("access.review_break_glass", Permission.REVIEW_BREAK_GLASS)
def review_break_glass(acting: Acting, child_id: str | None, *, glass_id: int, was_right: bool) -> Outcome[None]:
    """Say whether it was right to open the record. Raises NotPossible for one's own, or one reviewed before."""
    glass = BreakGlass.objects.select_for_update().filter(pk=glass_id).first()
    if glass is None:
        raise NotPossible("there is nothing to review here.", do="Open the list again.")
    check_review(glass.user_id, acting.user_id, glass.reviewed_at is not None)
    glass.reviewed_by_id, glass.reviewed_at, glass.was_right = acting.user_id, acting.at, was_right
    if not was_right and glass.until_at > acting.at:
        glass.until_at = acting.at
    glass.save()
    return Outcome(None, {"glass": glass_id, "was_right": was_right})
