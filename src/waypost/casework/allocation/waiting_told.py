"""The children whom nobody works with yet, how long each waits and what was decided. Used inside this room alone."""

from __future__ import annotations

from waypost.casework.access.acting import Acting
from waypost.casework.allocation.caseload import unheld
from waypost.casework.allocation.models import Decision
from waypost.casework.allocation.rules import waiting
from waypost.casework.allocation.shown import Unheld, WaitingChild
from waypost.casework.children.queries.visible import of_visible


def how_they_wait(acting: Acting) -> Unheld:
    """Return how many children wait for somebody, of those whom this person may open, and how long the longest does.

    One query. A number tells of nobody.
    """
    since = list(unheld(acting).values_list("waits_since", flat=True))
    days = (acting.on - min(since)).days if since else 0
    return Unheld(len(since), days, waiting(days))


def waiting_children(acting: Acting) -> tuple[WaitingChild, ...]:
    """Return the children who wait, of those whom this person may open, who waited longest first. Two queries."""
    rows = list(unheld(acting))
    last: dict[str, Decision] = {}
    for decision in Decision.objects.filter(of_visible(acting), kind="deferred").order_by("decided_at"):
        last[decision.child_id] = decision
    found = []
    for row in rows:
        days = (acting.on - row.waits_since).days
        deferred = last.get(row.pk)
        review_on = None if deferred is None else deferred.review_on
        found.append(
            WaitingChild(
                row.pk,
                row.name,
                row.waits_since,
                days,
                waiting(days),
                "" if deferred is None else deferred.why,
                review_on,
                review_on is None or review_on <= acting.on,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.waiting_since, one.child_id)))
