"""Asks that a child should not count as one to be met, and decides it: two people, a coded reason, a last day."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.engagement.models import Excused
from waypost.casework.engagement.rules import check_exception
from waypost.casework.engagement.words import check_words


@acts("engagement.ask_exception", Permission.RECORD_MEETING)
def ask_exception(acting: Acting, child_id: str | None, *, reason: str, until_on: date, note: str = "") -> Outcome[int]:
    """Ask that a child should not count as one to be met. The child counts until somebody else grants it."""
    child = open_child(child_id)
    check_words("exceptions", [reason])
    if Excused.objects.filter(child=child, is_granted=None).exists():
        raise NotPossibleNow("this was asked already, and is not decided.", do="Ask your manager to decide it.")
    row = Excused.objects.create(
        child=child,
        reason=reason,
        note=note,
        from_on=acting.on,
        to_on=until_on,
        asked_by_id=acting.user_id,
        asked_on=acting.on,
    )
    return Outcome(row.pk, {"reason": reason, "until_on": until_on})


@acts("engagement.decide_exception", Permission.DECIDE_EXCEPTION)
def decide_exception(acting: Acting, child_id: str | None, *, excused_id: int, is_granted: bool) -> Outcome[bool]:
    """Grant or refuse an exception that somebody else asked for. Raises NotPossibleNow for one's own."""
    child = open_child(child_id)
    row = Excused.objects.filter(pk=excused_id, child=child).first()
    if row is None or row.to_on is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    if row.is_granted is not None:
        raise NotPossibleNow("this is decided already.", do="Open the page again.")
    check_exception(
        row.reason, asked_by=row.asked_by_id, decided_by=acting.user_id, from_on=row.from_on, until_on=row.to_on
    )
    row.is_granted, row.decided_by_id, row.decided_on = is_granted, acting.user_id, acting.on
    row.save(update_fields=["is_granted", "decided_by", "decided_on"])
    return Outcome(is_granted, {"reason": row.reason, "is_granted": is_granted})
