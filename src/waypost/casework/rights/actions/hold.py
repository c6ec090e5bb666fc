"""Keeps a record from being erased, and lets it go again."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.rights.models import LegalHold
from waypost.casework.rights.rules import NotYet, check_reason


@acts("rights.hold", Permission.HOLD_RECORD)
def hold(acting: Acting, child_id: str | None, *, reason: str) -> Outcome[int]:
    """Set a legal hold, for a coded reason. Several may stand beside one another. Raises NotAReason."""
    check_reason("holds", reason)
    row = LegalHold.objects.create(child_id=str(child_id), reason=reason, set_by_id=acting.user_id, set_on=acting.on)
    return Outcome(row.pk, {"reason": reason, "hold": row.pk})


@acts("rights.end_hold", Permission.HOLD_RECORD)
def end_hold(acting: Acting, child_id: str | None, *, hold_id: int) -> Outcome[None]:
    """End a hold. Raises NotYet where this child has no such hold that still stands."""
    ended = LegalHold.objects.filter(pk=hold_id, child_id=child_id, ended_on=None).update(
        ended_by_id=acting.user_id, ended_on=acting.on
    )
    if not ended:
        raise NotYet("there is no such hold.", do="Open the page of holds again.")
    return Outcome(None, {"hold": hold_id})
