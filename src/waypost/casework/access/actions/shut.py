"""Shuts records: to one person for a conflict of interest, to all but those named for a restriction; and ends both."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Conflict, Restriction, User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.rules import NotPossible, check_kind, check_reference
from waypost.casework.access.visibility import holds_on


@acts("access.declare_conflict", Permission.DECLARE_CONFLICT)
def declare_conflict(acting: Acting, child_id: str | None, *, reference: str, kind: str) -> Outcome[None]:
    """Declare one's own conflict of interest with a child, by reference: from now on the record is shut to oneself.

    Whether there is such a child is not told. It takes effect today, and only others can end it.
    """
    check_reference(reference)
    check_kind("conflicts", kind)
    Conflict.objects.create(child_id=reference, user_id=acting.user_id, kind=kind, from_on=acting.on)
    return Outcome(None, {"reference": reference, "kind": kind})


@acts("access.end_conflict", Permission.RESTRICT_CHILD)
def end_conflict(acting: Acting, child_id: str | None, *, conflict_id: int) -> Outcome[None]:
    """End a conflict of interest with this child from today on. Raises NotPossible for one's own.

    Only somebody who may open the record comes so far.
    """
    conflict = Conflict.objects.filter(holds_on(acting.on), pk=conflict_id, child_id=child_id or "").first()
    if conflict is None or conflict.user_id == acting.user_id:
        raise NotPossible("this is not yours to end.", do="Somebody else ends a conflict of interest.")
    _end(conflict, acting)
    return Outcome(None, {"conflict": conflict_id})


@acts("access.restrict_child", Permission.RESTRICT_CHILD)
def restrict_child(acting: Acting, child_id: str | None, *, reason: str, allowed: Collection[int]) -> Outcome[int]:
    """Shut a child's record to all but those named, from today on. Whoever does it must be named too.

    Raises NotPossible for a record that is restricted already: end that first, so that one list says who may open it.
    """
    check_kind("restrictions", reason)
    if acting.user_id not in allowed:
        raise NotPossible("name yourself too, or nobody could open it again.", where="allowed", do="Add your own name.")
    named = set(allowed)
    if User.objects.filter(pk__in=named, is_active=True).count() != len(named):
        raise NotPossible("somebody named does not work here.", do="Choose of the list.", where="allowed")
    if Restriction.objects.filter(holds_on(acting.on), child_id=child_id or "").exists():
        raise NotPossible("the record is restricted already.", do="End that restriction first, then name anew.")
    row = Restriction.objects.create(child_id=child_id or "", reason=reason, from_on=acting.on)
    row.allowed.set(named)
    return Outcome(row.pk, {"reason": reason, "allowed": len(named)})


@acts("access.end_restriction", Permission.RESTRICT_CHILD)
def end_restriction(acting: Acting, child_id: str | None, *, restriction_id: int) -> Outcome[None]:
    """End a restriction of this child from today on. Only somebody who may open the record comes so far."""
    row = Restriction.objects.filter(holds_on(acting.on), pk=restriction_id, child_id=child_id or "").first()
    if row is None:
        raise NotPossible("there is no such restriction.", do="Open the page again.")
    _end(row, acting)
    return Outcome(None, {"restriction": restriction_id})


def _end(row: Conflict | Restriction, acting: Acting) -> None:
    """End something from today on. What began today never held: it is taken away, and the audit keeps that it was."""
    yesterday = acting.on - timedelta(days=1)
    if row.from_on > yesterday:
        row.delete()
        return
    row.to_on = yesterday
    row.save(update_fields=["to_on"])
