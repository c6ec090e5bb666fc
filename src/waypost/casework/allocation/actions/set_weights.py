"""Sets the weights by which work is counted here, from a day on: the whole set, as a file would say it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.models import WeightsSet
from waypost.casework.allocation.rules import check_not_before_today
from waypost.casework.allocation.weight_sets import FAMILY_COURT_ADVISER, weight_set


@acts("allocation.set_weights", Permission.SET_WEIGHTS)
def set_weights(acting: Acting, child_id: str | None, *, told: Mapping[str, Any], from_on: date) -> Outcome[int]:
    """Set the weights from today or a later day on. Raises WeightsWrong where they do not hold together."""
    check_not_before_today(from_on, acting.on)
    kept = {key: value for key, value in told.items() if key not in ("in_force_from", "in_force_to")}
    kept["id"] = FAMILY_COURT_ADVISER
    weight_set({**kept, "in_force_from": from_on, "in_force_to": None}, "weights")
    row = WeightsSet.objects.create(
        name=FAMILY_COURT_ADVISER, from_on=from_on, told=kept, set_by_id=acting.user_id, set_at=acting.at
    )
    return Outcome(row.pk, {"weights": FAMILY_COURT_ADVISER, "from_on": from_on.isoformat()})
