"""Sets a limit of the acting person's own service area, from a day on. Earlier ones stay."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.engagement.models import AreaLimit
from waypost.casework.engagement.words import check_limit


@acts("engagement.set_limit", Permission.SET_ENGAGEMENT_LIMIT)
def set_limit(acting: Acting, child_id: str | None, *, limit: str, days: int, from_on: date) -> Outcome[int]:
    """Set a limit in calendar days. Raises NotAWord, and NotPossibleNow for a day that has passed or no days at all."""
    check_limit(limit)
    if days < 1 or from_on < acting.on or not acting.service_area:
        raise NotPossibleNow("a limit is at least a day, from today on, of an area.", do="Give another day or number.")
    AreaLimit.objects.update_or_create(
        service_area=acting.service_area,
        limit=limit,
        from_on=from_on,
        defaults={"days": days, "set_by_id": acting.user_id},
    )
    return Outcome(days, {"limit": limit, "days": days, "from_on": from_on})
