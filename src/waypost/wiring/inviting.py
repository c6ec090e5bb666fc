"""The link and the code of an invitation, drawn from the machine's own chance."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from waypost.casework.access.acting import Acting
from waypost.casework.access.actions.appoint import Post
from waypost.casework.access.actions.invite import Drawn, invite
from waypost.casework.access.actions.staffing import appoint_person
from waypost.casework.access.invitations import CODE_LENGTH, REFERENCE_LENGTH, grouped, spelt


@dataclass(frozen=True, slots=True)
class Invited:
    """What is handed over: the link's reference, the code in groups, and until when both work. Kept nowhere."""

    reference: str
    code: str
    until_at: datetime

    @property
    def path(self) -> str:
        """Return the path of the page where the code is typed."""
        return f"/invitation/{self.reference}/"


def invite_somebody(acting: Acting, user_id: int, *, once: str = "") -> Invited:
    """Draw a link and a code, and invite. Raises MayNot, NotPossible, AlreadyDone."""
    drawn = _drawn()
    told: dict[str, Any] = {"user_id": user_id, "reference": drawn.reference, "code": drawn.code, "once": once}
    until = invite(acting, None, **told)
    return Invited(drawn.reference, grouped(drawn.code), until)


def appoint_somebody(acting: Acting, post: Post, *, once: str = "") -> tuple[int, Invited | None]:
    """Appoint a person, and invite them if they are new here, by one act. Raises MayNot, NotPossible, AlreadyDone."""
    drawn = _drawn()
    told: dict[str, Any] = {"post": post, "drawn": drawn, "once": once}
    done = appoint_person(acting, None, **told)
    if done.invited_until_at is None:
        return done.user_id, None
    return done.user_id, Invited(drawn.reference, grouped(drawn.code), done.invited_until_at)


def _drawn() -> Drawn:
    reference = spelt(secrets.token_bytes(REFERENCE_LENGTH), REFERENCE_LENGTH)
    return Drawn(reference, spelt(secrets.token_bytes(CODE_LENGTH), CODE_LENGTH))
