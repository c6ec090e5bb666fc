"""Takes over contracted hours that another system tells, such as the workforce of the Cafcass extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import User
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.models import ContractedHours
from waypost.casework.allocation.rules import check_hours


@dataclass(frozen=True, slots=True)
class HoursTold:
    """Somebody by sign-in name, and their hours a week from a day on."""

    username: str
    hours: Decimal
    from_on: date


@acts("allocation.take_hours", Permission.TAKE_IN)
def take_hours(acting: Acting, child_id: str | None, *, told: Sequence[HoursTold]) -> Outcome[int]:
    """Write hours that another system tells. Whoever is not known is left out; what stands from that day is left
    alone.
    """
    for one in told:
        check_hours(one.hours)
    users = dict(User.objects.filter(username__in={one.username for one in told}).values_list("username", "pk"))
    known = set(ContractedHours.objects.values_list("user_id", "from_on"))
    rows = [
        ContractedHours(user_id=users[one.username], hours=one.hours, from_on=one.from_on, set_by_id=acting.user_id)
        for one in told
        if one.username in users and (users[one.username], one.from_on) not in known
    ]
    ContractedHours.objects.bulk_create(rows, batch_size=500)
    return Outcome(len(rows), {"hours": len(rows), "told": len(told)})
