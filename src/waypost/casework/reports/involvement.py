"""A service area's involvement test, as its managers read it: the one that stands, and those that were set before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.reports.models import AreaInvolvement


@dataclass(frozen=True, slots=True)
class InvolvementSet:
    """A test that was set: weeks before an order, from a day, and by whom."""

    weeks: int
    from_on: date
    set_by: str
    stands: bool


@reads("reports.involvement", Permission.SET_INVOLVEMENT)
def area_involvement(acting: Acting, child_id: str | None) -> tuple[InvolvementSet, ...]:
    """Return the tests of the acting person's service area, the latest first. `stands`: the one that holds today."""
    rows = AreaInvolvement.objects.filter(service_area=acting.service_area).select_related("set_by")
    told = list(rows.order_by("-from_on", "-pk"))
    now = next((row.pk for row in told if row.from_on <= acting.on), None)
    return tuple(InvolvementSet(row.weeks, row.from_on, row.set_by.name, row.pk == now) for row in told)
