"""Puts somebody on duty for a day, and takes them off again: a manager says who, and nothing is taken away."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.duty import check_rota, check_struck_because
from waypost.casework.allocation.models import OnDuty, ReducedHours
from waypost.casework.allocation.on_duty import may_be_on_duty, teams_of
from waypost.casework.allocation.reductions import ABSENCE
from waypost.casework.children.rules import NotPossibleNow


@acts("allocation.put_on_duty", Permission.SET_ROTA)
def put_on_duty(acting: Acting, child_id: str | None, *, user_id: int, on_on: date) -> Outcome[int]:
    """Put somebody of one's team or area on duty for a day. Raises NotPossibleNow for a day that has passed."""
    check_rota(on_on, acting.on)
    posts = may_be_on_duty(acting)
    if user_id not in posts:
        raise NotPossibleNow("this is nobody of your team or area.", where="user_id", do="Choose one of the list.")
    if ReducedHours.objects.filter(holds_on(on_on), user_id=user_id, category=ABSENCE).exists():
        raise NotPossibleNow("this person is away on that day.", where="on_on", do="Choose another day, or another.")
    team_id, _ = posts[user_id]
    if OnDuty.objects.filter(team_id=team_id, user_id=user_id, on_on=on_on, struck_at=None).exists():
        raise NotPossibleNow("this person is on duty on that day already.", where="on_on", do="Choose another day.")
    row = OnDuty.objects.create(
        team_id=team_id, user_id=user_id, on_on=on_on, entered_by_id=acting.user_id, entered_at=acting.at
    )
    return Outcome(row.pk, {"user": user_id, "on": on_on.isoformat(), "team": team_id})


@acts("allocation.take_off_duty", Permission.SET_ROTA)
def take_off_duty(acting: Acting, child_id: str | None, *, on_duty_id: int, because: str) -> Outcome[None]:
    """Strike somebody out of the rota of a day, and say why. The line stays readable."""
    check_struck_because(because)
    rows = OnDuty.objects.select_for_update().filter(pk=on_duty_id, team_id__in=teams_of(acting))
    row = rows.first()
    if row is None or row.struck_at is not None:
        raise NotPossibleNow("this line of the rota does not stand any more.", do="Open the rota again.")
    row.struck_by_id, row.struck_at, row.struck_because = acting.user_id, acting.at, because.strip()
    row.save(update_fields=["struck_by", "struck_at", "struck_because"])
    return Outcome(None, {"on_duty": on_duty_id, "user": row.user_id, "on": row.on_on.isoformat()})
