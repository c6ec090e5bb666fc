"""Warns those who visit about somebody. What marks a person as violent is asked by one and decided by another."""

from __future__ import annotations

from datetime import timedelta

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.safety.actions.keep_child_safe import member_of
from waypost.casework.safety.models import Warned
from waypost.casework.safety.rules import check_warning
from waypost.casework.safety.words import check_words, limit, told


@acts("safety.warn", Permission.WRITE_SAFETY)
def warn(acting: Acting, child_id: str | None, *, kind: str, member: int | None, words: str = "") -> Outcome[int]:
    """Warn about somebody until its review is due. A mark as violent holds only when somebody else decides it."""
    child = open_child(child_id)
    check_words("warnings", [kind])
    whose = member_of(child, member)
    waits = bool(told()["warnings"][kind].get("needs_decision"))
    if whose is None:
        raise NotPossibleNow("a warning is about somebody.", where="member", do="Choose who of the family it is.")
    row = Warned.objects.create(
        child=child,
        member=whose,
        kind=kind,
        words=words,
        asked_by_id=acting.user_id,
        decided_by_id=None if waits else acting.user_id,
        from_on=acting.on,
        to_on=acting.on + timedelta(days=limit("warning_review_days")),
    )
    return Outcome(row.pk, {"kind": kind, "waits_for_decision": waits, "until_on": row.to_on})


@acts("safety.decide_warning", Permission.DECIDE_WARNING)
def decide_warning(acting: Acting, child_id: str | None, *, warning_id: int, is_granted: bool) -> Outcome[bool]:
    """Decide a warning that marks a person. Refused, it never held. Raises NotPossibleNow for one's own."""
    child = open_child(child_id)
    row = Warned.objects.filter(pk=warning_id, child=child, decided_by=None).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_warning(row.kind, asked_by=row.asked_by_id, decided_by=acting.user_id)
    row.decided_by_id = acting.user_id
    if not is_granted:
        row.to_on = row.from_on - timedelta(days=1)
    row.save()
    return Outcome(is_granted, {"kind": row.kind, "is_granted": is_granted})


@acts("safety.end_warning", Permission.DECIDE_WARNING)
def end_warning(acting: Acting, child_id: str | None, *, warning_id: int) -> Outcome[None]:
    """End a warning today: it holds no more. It stays readable."""
    row = Warned.objects.filter(pk=warning_id, child=open_child(child_id)).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    row.to_on = acting.on - timedelta(days=1)
    row.save(update_fields=["to_on"])
    return Outcome(None, {"kind": row.kind})
