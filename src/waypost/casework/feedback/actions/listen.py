"""What families said and what was done with it, given back to everybody; and what a team makes of its digest."""

from __future__ import annotations

import secrets
from datetime import date

from waypost.casework.access.acting import Acting, NothingThere, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.feedback.models import Discussed, HeardBack
from waypost.casework.feedback.rules import check_discussed, check_heard
from waypost.casework.feedback.terms import check_word


@acts("feedback.give_back", Permission.GIVE_BACK)
def give_back(
    acting: Acting, child_id: str | None, *, theme: str, you_said: str, we_did: str, has_read: bool
) -> Outcome[str]:
    """Publish what families said and what we did. Returns its reference. Raises NotAWord, NotPossibleNow."""
    check_word("themes", theme)
    check_heard(you_said, we_did, has_read=has_read)
    row = HeardBack.objects.create(
        heard_id=secrets.token_hex(12), team_id=acting.team_id, theme=theme, you_said=you_said.strip(),
        we_did=we_did.strip(), published_by_id=acting.user_id, published_on=acting.on,
    )  # fmt: skip
    return Outcome(row.heard_id, {"heard": row.heard_id, "theme": theme})


@acts("feedback.take_back", Permission.GIVE_BACK)
def take_back_heard(acting: Acting, child_id: str | None, *, heard_id: str) -> Outcome[None]:
    """Take it from the families' site. It is kept. Raises NothingThere."""
    row = HeardBack.objects.filter(heard_id=heard_id, taken_back_on=None).first()
    if row is None:
        raise NothingThere("there is nothing of that kind.", do="Look at the list again.")
    row.taken_back_on = acting.on
    row.save(update_fields=["taken_back_on"])
    return Outcome(None, {"heard": heard_id})


@acts("feedback.record_discussion", Permission.RECORD_DISCUSSION)
def record_discussion(
    acting: Acting, child_id: str | None, *, month: date, discussed_on: date, present: str, what_changes: str
) -> Outcome[str]:
    """Record that one's own team talked about its digest of a month. Returns its reference. Raises NotPossibleNow.

    A team may talk about a month twice: both stand.
    """
    if acting.team_id is None:
        raise NotPossibleNow("you are in no team.", do="Ask whoever leads the team to record it.")
    check_discussed(month, discussed_on, present=present, what_changes=what_changes, on=acting.on)
    row = Discussed.objects.create(
        talk_id=secrets.token_hex(12), team_id=acting.team_id, month=month.replace(day=1), discussed_on=discussed_on,
        present=present.strip(), what_changes=what_changes.strip(), written_by_id=acting.user_id,
        written_on=acting.on,
    )  # fmt: skip
    return Outcome(row.talk_id, {"talk": row.talk_id, "month": row.month, "discussed_on": discussed_on})
