"""Records why a date was missed, against the date. A later reason stands beside an earlier one."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import DelayReason, Step
from waypost.casework.children.rules import check_can_record_delay
from waypost.casework.children.words import owner_of_delay


@acts("children.record_delay", Permission.RECORD_DELAY)
def record_delay(acting: Acting, child_id: str | None, *, step_id: int, reason: str, note: str = "") -> Outcome[int]:
    """Record a reason against a step of this child that is past its day. Raises NotAWord, NotPossibleNow.

    A step of another child is answered as a child who is not there.
    """
    child = open_child(child_id)
    step = Step.objects.filter(pk=step_id, child=child, due_on__isnull=False).first()
    if step is None or step.due_on is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_can_record_delay(step.due_on, acting.on)
    owner = owner_of_delay(reason)
    row = DelayReason.objects.create(
        child=child,
        step=step,
        missed_on=step.due_on,
        reason=reason,
        owner=owner,
        note=note,
        recorded_on=acting.on,
        recorded_by_id=acting.user_id,
    )
    return Outcome(row.pk, {"reason": reason, "owner": owner, "missed_on": step.due_on.isoformat()})
