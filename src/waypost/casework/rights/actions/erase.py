"""Erases a record from every room and leaves nothing that points to it. The audit stays: it holds no value."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child
from waypost.casework.rights.keeping import kept_until_of
from waypost.casework.rights.models import Erasure, ErasureAsked, LegalHold
from waypost.casework.rights.rules import NotYet, check_can_erase, check_two_people
from waypost.casework.rights.walking import going


@acts("rights.erase", Permission.ERASE_RECORD)
def erase(acting: Acting, child_id: str | None, *, reason: str) -> Outcome[int]:
    """Erase everything of a child, as somebody else asked, and return how many rows went. Raises NotYet, NotAReason.

    What siblings share goes with the last of them.
    """
    child = Child.objects.select_for_update().filter(pk=child_id).first()
    if child is None or child_id is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    is_held = LegalHold.objects.filter(child=child, ended_on=None).exists()
    check_can_erase(reason, kept_until_of(child.pk), acting.on, is_held=is_held, is_open=child.is_open)
    asked = ErasureAsked.objects.filter(child=child, withdrawn_on=None).first()
    check_two_people(
        reason,
        asked_for=asked.reason if asked else None,
        asked_by=asked.asked_by_id if asked else None,
        eraser=acting.user_id,
    )
    taken = [(model, keys) for model, keys, _ in going(child.pk)]
    gone = sum(model._base_manager.filter(pk__in=keys).delete()[0] for model, keys in reversed(taken) if keys)
    Erasure.objects.create(
        child_id=child_id, reason=reason, rows=gone, erased_on=acting.on, erased_by_id=acting.user_id
    )
    return Outcome(gone, {"reason": reason, "rows": gone})


@acts("rights.ask_erasure", Permission.ASK_ERASURE)
def ask_erasure(acting: Acting, child_id: str | None, *, reason: str) -> Outcome[None]:
    """Ask for a record to be erased. Raises NotAReason; NotYet where it is asked for, or may not be erased now."""
    child = open_child(child_id, may_be_closed=True)
    is_held = LegalHold.objects.filter(child=child, ended_on=None).exists()
    check_can_erase(reason, kept_until_of(child.pk), acting.on, is_held=is_held, is_open=child.is_open)
    if ErasureAsked.objects.filter(child=child, withdrawn_on=None).exists():
        raise NotYet("somebody has asked for this.", do="Look at what is asked for.")
    ErasureAsked.objects.create(child=child, reason=reason, asked_on=acting.on, asked_by_id=acting.user_id)
    return Outcome(None, {"reason": reason})


@acts("rights.withdraw_erasure", Permission.ASK_ERASURE)
def withdraw_erasure(acting: Acting, child_id: str | None) -> Outcome[None]:
    """Take back that a record is to be erased. Raises NotYet where nobody asks for it."""
    row = ErasureAsked.objects.filter(child=open_child(child_id, may_be_closed=True), withdrawn_on=None).first()
    if row is None:
        raise NotYet("nobody asks for this record to be erased.", do="Nothing more is needed.")
    row.withdrawn_on = acting.on
    row.save(update_fields=["withdrawn_on"])
    return Outcome(None, {"reason": row.reason})
