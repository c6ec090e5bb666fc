"""Invites somebody to set how they sign in; takes a code; and sets the password, or that there is none.

The code goes by hand or by the organisation's own channel. A wrong code is an event of the audit like a right one, and
after a few the invitation is dead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hmac import compare_digest

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.invitations import hashed
from waypost.casework.access.models import Invitation, User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.rules import NotPossible, check_not_oneself, is_open, limits


@dataclass(frozen=True, slots=True)
class Drawn:
    """The reference of a link and the code that opens it, drawn by the door: chance is an argument. Kept nowhere."""

    reference: str
    code: str = field(repr=False)


@acts("access.invite", Permission.APPOINT_STAFF)
def invite(acting: Acting, child_id: str | None, *, user_id: int, reference: str, code: str) -> Outcome[datetime]:
    """Invite somebody by a link's reference and a code, in place of every earlier invitation. Returns until when.

    Raises NotPossible for oneself, for nobody, and for somebody whose account is shut.
    """
    row = write_invitation(acting, user_id, Drawn(reference, code))
    return Outcome(row.until_at, {"invitation": row.pk, "invited": user_id, "until": row.until_at.isoformat()})


def write_invitation(acting: Acting, user_id: int, drawn: Drawn) -> Invitation:
    """Write an invitation in place of every earlier one: for an action, whose event tells of it. Raises NotPossible."""
    check_not_oneself(acting.user_id, user_id)
    if not User.objects.filter(pk=user_id, is_active=True).exists():
        raise NotPossible("there is nobody to invite here.", do="Open the list of staff again.")
    for earlier in Invitation.objects.select_for_update().filter(user_id=user_id, used_at=None, withdrawn_at=None):
        earlier.withdrawn_at = acting.at
        earlier.save(update_fields=["withdrawn_at"])
    until = acting.at + timedelta(hours=float(limits()["invitation"]["hours"]))
    return Invitation.objects.create(
        user_id=user_id, reference=drawn.reference, code_hash=hashed(drawn.reference, drawn.code),
        made_by_id=acting.user_id, made_at=acting.at, until_at=until,
    )  # fmt: skip


@acts("access.open_invitation", Permission.APPOINT_STAFF)
def open_invitation(acting: Acting, child_id: str | None, *, reference: str, code: str) -> Outcome[int | None]:
    """Say whose invitation a code opens; None: nobody's. The service acts: nobody is signed in yet."""
    row = Invitation.objects.select_for_update().filter(reference=reference).first()
    if row is None or not _stands(row, acting.at):
        return Outcome(None, {"invitation": row.pk if row else None, "opened": False})
    if not compare_digest(row.code_hash, hashed(reference, code)):
        row.wrong_codes += 1
        row.save(update_fields=["wrong_codes"])
        return Outcome(None, {"invitation": row.pk, "opened": False, "wrong_codes": row.wrong_codes})
    return Outcome(row.user_id, {"invitation": row.pk, "opened": True})


@acts("access.take_up_invitation", Permission.TAKE_UP_INVITATION)
def take_up_invitation(acting: Acting, child_id: str | None, *, reference: str, password: str | None) -> Outcome[None]:
    """Use up one's own invitation: the password is set, or, for a passkey, there is none from now on.

    Raises NotPossible for an invitation of somebody else's, and for one that is over.
    """
    row = Invitation.objects.select_for_update().filter(reference=reference, user_id=acting.user_id).first()
    if row is None or not _stands(row, acting.at):
        raise NotPossible("this invitation is over.", do="Ask for another one.")
    user = User.objects.get(pk=acting.user_id)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save(update_fields=["password"])
    row.used_at = acting.at
    row.save(update_fields=["used_at"])
    return Outcome(None, {"invitation": row.pk, "by": "passkey" if password is None else "password"})


def _stands(row: Invitation, at: datetime) -> bool:
    """Answer whether an invitation can still be taken up."""
    return is_open(row.until_at <= at, row.wrong_codes, row.used_at is not None, row.withdrawn_at is not None)
