"""Records that somebody opened who was not assigned: those that wait for a review, and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.models import Appointment, BreakGlass
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import NotPossible, limits
from waypost.casework.access.visibility import holds_on
from waypost.foundation.clock import LONDON
from waypost.vocabulary.working_days import add_working_days

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Glass:
    """A record opened by somebody not assigned: who, when, why, and by when somebody else says if it was right."""

    glass_id: int
    child_id: str
    user_id: int
    name: str
    role: str
    reason: str
    from_at: datetime
    until_at: datetime
    review_by_on: date
    is_late: bool
    is_mine: bool
    reviewed_at: datetime | None
    was_right: bool | None


@reads("access.see_glasses", Permission.REVIEW_BREAK_GLASS)
def glasses_to_review(acting: Acting, child_id: str | None) -> tuple[Glass, ...]:
    """Return every opening that nobody has reviewed, of people of one's own service area, oldest first."""
    waiting = _of_the_area(acting).filter(reviewed_at=None).order_by("from_at", "pk")
    return _told(waiting[:SHOWN], acting)


@reads("access.see_glass", Permission.REVIEW_BREAK_GLASS)
def glass_to_review(acting: Acting, child_id: str | None, *, glass_id: int) -> Outcome[Glass]:
    """Return one opening. Raises NotPossible where there is none of one's own service area."""
    told = _told(_of_the_area(acting).filter(pk=glass_id), acting)
    if not told:
        raise NotPossible("there is nothing to review here.", do="Open the list again.")
    return Outcome(told[0], {"glass": glass_id, "reference": told[0].child_id})


def _of_the_area(acting: Acting) -> QuerySet[BreakGlass]:
    here = Appointment.objects.filter(holds_on(acting.on), team__service_area=acting.service_area)
    return BreakGlass.objects.filter(user_id__in=here.values("user_id")).select_related("user")


def _told(rows: QuerySet[BreakGlass], acting: Acting) -> tuple[Glass, ...]:
    every = list(rows)
    held = Appointment.objects.filter(holds_on(acting.on), user_id__in=[row.user_id for row in every])
    roles = {user_id: Role(role).proper_name for user_id, role in held.order_by("-pk").values_list("user_id", "role")}
    return tuple(_one(row, roles.get(row.user_id, ""), acting) for row in every)


def _one(row: BreakGlass, role: str, acting: Acting) -> Glass:
    days = int(limits()["break_glass"]["review_within_working_days"])
    by_on = add_working_days(row.from_at.astimezone(LONDON).date(), days, counting_day_one=False)
    return Glass(
        row.pk, row.child_id, row.user_id, row.user.name, role, row.reason, row.from_at, row.until_at, by_on,
        row.reviewed_at is None and by_on < acting.on, row.user_id == acting.user_id, row.reviewed_at, row.was_right,
    )  # fmt: skip
