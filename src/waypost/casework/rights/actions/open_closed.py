"""Opens a closed record that nobody works with any more, to one person, for a reason of the list and for some days.

Copies of data, erasures and complaints come years after the last assignment has ended. Whether there is such a record
is not told, as with a broken glass: it opens if there is one that is closed, of one's own area for those who lead one,
and nothing shuts it. A conflict of interest or a restriction is not opened by it.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import SCOPES, Scope
from waypost.casework.access.rules import check_reference
from waypost.casework.children.models import Child
from waypost.casework.rights.rules import check_reason, opening_days

CAPACITY = "information_rights"


@acts("rights.open_closed", Permission.OPEN_CLOSED_RECORD)
def open_closed(acting: Acting, child_id: str | None, *, reference: str, because: str) -> Outcome[date]:
    """Open a closed record by its reference. Returns the last day. Raises NotPossible, NotAReason."""
    check_reference(reference)
    check_reason("openings", because)
    last_on = acting.on + timedelta(days=opening_days() - 1)
    if _closed(acting).filter(pk=reference).exists():
        _let_in(acting, reference, last_on)
    return Outcome(last_on, {"reference": reference, "because": because, "until": last_on})


def _closed(acting: Acting) -> QuerySet[Child]:
    """Return the closed records of whoever asks: of their area, where their role leads one."""
    closed = Child.objects.filter(is_open=False)
    return closed.filter(service_area=acting.service_area) if SCOPES[acting.role] is Scope.AREA else closed


def _let_in(acting: Acting, reference: str, last_on: date) -> None:
    """Assign whoever asks, or let what they have run longer."""
    mine = Assignment.objects.filter(child_id=reference, user_id=acting.user_id, capacity=CAPACITY)
    standing = mine.filter(to_on__gte=acting.on).first()
    if standing is None:
        standing = Assignment(child_id=reference, user_id=acting.user_id, capacity=CAPACITY, from_on=acting.on)
    standing.to_on = last_on
    standing.save()
