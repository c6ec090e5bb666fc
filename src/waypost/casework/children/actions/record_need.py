"""Records what a child needs, or that somebody looked and found no need: recording it is not a choice."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import RecordedNeed
from waypost.casework.children.words import check_is_a_need


@acts("children.record_need", Permission.WRITE_CHILD)
def record_need(acting: Acting, child_id: str | None, *, need: str, note: str = "") -> Outcome[int]:
    """Record a need of vocabulary's list; `none` says that none was found. Raises NotAWord, NotPossibleNow."""
    child = open_child(child_id)
    check_is_a_need(need)
    row = RecordedNeed.objects.create(
        child=child, need=need, note=note, recorded_on=acting.on, recorded_by_id=acting.user_id
    )
    return Outcome(row.pk, {"need": need})
