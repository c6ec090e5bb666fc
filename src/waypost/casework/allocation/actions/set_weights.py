"""Sets the weights by which work is counted here, from a day on: the whole set, or single numbers of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.holdings import weights_now
from waypost.casework.allocation.models import WeightsSet
from waypost.casework.allocation.rules import check_not_before_today, check_note
from waypost.casework.allocation.weight_sets import FAMILY_COURT_ADVISER, weight_set
from waypost.casework.allocation.weights_told import changed


@acts("allocation.set_weights", Permission.SET_WEIGHTS)
def set_weights(acting: Acting, child_id: str | None, *, told: Mapping[str, Any], from_on: date) -> Outcome[int]:
    """Set the weights from today or a later day on. Raises WeightsWrong where they do not hold together."""
    return _set(acting, told, from_on)


@acts("allocation.change_weights", Permission.SET_WEIGHTS)
def change_weights(
    acting: Acting, child_id: str | None, *, values: Mapping[str, Decimal], because: str, from_on: date
) -> Outcome[int]:
    """Change numbers of the weights from today or a later day on, by their keys. What they rest on stands beside each.

    Raises NotPossibleNow for a key that is none and where nothing changes, WeightsWrong where they do not agree.
    """
    check_not_before_today(from_on, acting.on)
    check_note(because)
    return _set(acting, changed(weights_now(from_on), values, because.strip()), from_on)


def _set(acting: Acting, told: Mapping[str, Any], from_on: date) -> Outcome[int]:
    check_not_before_today(from_on, acting.on)
    kept = {key: value for key, value in told.items() if key not in ("in_force_from", "in_force_to")}
    kept["id"] = FAMILY_COURT_ADVISER
    weight_set({**kept, "in_force_from": from_on, "in_force_to": None}, "weights")
    row = WeightsSet.objects.create(
        name=FAMILY_COURT_ADVISER, from_on=from_on, told=kept, set_by_id=acting.user_id, set_at=acting.at
    )
    return Outcome(row.pk, {"weights": FAMILY_COURT_ADVISER, "from_on": from_on.isoformat()})
