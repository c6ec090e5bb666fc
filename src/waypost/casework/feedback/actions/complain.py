"""How a complaint comes in: from somebody without an account, or told to staff on the telephone or by letter."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Assignment, Team
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.feedback.actions.give import arrived
from waypost.casework.feedback.gate import Visitor, Whose, visitor_acts, whose
from waypost.casework.feedback.models import Complaint
from waypost.casework.feedback.rules import State, check_words
from waypost.casework.feedback.terms import check_word
from waypost.foundation.clock import LONDON

_SHORTEST = 16
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody complains of, who they are, and how they may be answered without danger."""

    made_by: str
    words: str
    way_back: str = "none"
    writer: str = ""
    reach: str = ""
    about: str = ""
    put_right: str = ""

    def check(self) -> None:
        """Raise NotAWord or NotPossibleNow unless it is enough: words, and a way back with where it leads."""
        check_word("made_by", self.made_by)
        check_word("ways_back", self.way_back)
        check_words(self.words)
        if self.way_back in ("letter", "telephone") and not (self.reach.strip() and self.writer.strip()):
            raise NotPossibleNow("it is not said where the answer goes.", where="reach", do="Give a name and where.")


@visitor_acts("feedback.complain")
def complain(visitor: Visitor, *, token: str, told: Told) -> Outcome[str]:
    """Take a complaint of somebody without an account. Returns its number. Raises NotAWord, NotPossibleNow, TooMany.

    `token`: of the form; a second click finds what the first one made.
    """
    told.check()
    letter = whose(visitor)
    number = _number(token)
    row = Complaint.objects.filter(complaint_id=number).first()
    if row is None:
        row = _received(told, letter, "portal", None, visitor.at, number)
    return Outcome(row.complaint_id, {"child_id": row.child_id, "complaint": row.complaint_id})


@acts("feedback.receive_complaint", Permission.RECEIVE_COMPLAINT)
def receive_complaint(acting: Acting, child_id: str | None, *, told: Told, way_in: str) -> Outcome[str]:
    """Write down a complaint that was told to staff, of a child or of nobody known yet. Returns its number."""
    told.check()
    check_word("ways_in", way_in)
    team = None
    if child_id is not None:
        works = Assignment.objects.filter(holds_on(acting.on), child_id=child_id, team__isnull=False)
        first = works.select_related("team").order_by("pk").first()
        team = first.team if first else None
    row = _received(told, Whose(child_id, "", team), way_in, acting.user_id, acting.at, _number(secrets.token_hex(16)))
    return Outcome(row.complaint_id, {"complaint": row.complaint_id, "way_in": way_in})


def _received(told: Told, letter: Whose, way_in: str, user_id: int | None, at: datetime, number: str) -> Complaint:
    team: Team | None = letter.team
    on = at.astimezone(LONDON).date()
    row = Complaint.objects.create(
        complaint_id=number, child_id=letter.child_id, about_letter=letter.letter_id, team=team, state=State.RECEIVED,
        made_by=told.made_by, way_in=way_in, writer=told.writer.strip(), way_back=told.way_back,
        reach=told.reach.strip(), about=told.about.strip(), put_right=told.put_right.strip(), received_at=at,
        received_on=on, received_by_id=user_id, changed_at=at,
    )  # fmt: skip
    text = arrived(check_words(told.words), at, told.made_by, letter.child_id)
    text.complaint = row
    text.save()
    return row


def _number(token: str) -> str:
    """Return a number that tells nothing, the same for the same form."""
    if len(token) < _SHORTEST:
        raise NotPossibleNow("this form is not whole.", do="Begin again.")
    value, letters = int.from_bytes(hashlib.sha256(token.encode()).digest(), "big"), ""
    for _ in range(9):
        value, place = divmod(value, len(_LETTERS))
        letters += _LETTERS[place]
    return f"{letters[:3]}-{letters[3:6]}-{letters[6:]}"
