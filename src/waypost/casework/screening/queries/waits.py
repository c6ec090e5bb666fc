"""Who waits under prioritisation: what is late first, over all pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import User
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.children.queries.visible import of_visible
from waypost.casework.screening.models import Held
from waypost.casework.screening.prioritising import Held as HeldOn
from waypost.casework.screening.prioritising import held
from waypost.casework.screening.queries.queue import A_PAGE


@dataclass(frozen=True, slots=True)
class Waits:
    """A child who waits: how much it presses, who holds them, and their clock."""

    held_id: int
    child_id: str
    name: str
    level: str
    holder: str
    since_on: date
    held: HeldOn


@dataclass(frozen=True, slots=True)
class WaitsPage:
    """A page of those who wait, `page` of `pages`; how many wait in all, and for how many of them something is late."""

    rows: tuple[Waits, ...]
    page: int
    pages: int
    count: int
    late_count: int


@reads("screening.waits", Permission.SEE_SCREENING)
def who_waits(acting: Acting, child_id: str | None, *, page: int = 1) -> WaitsPage:
    """Return the children who wait, of those whom this person may open, a page at a time.

    What is late stands first, then what is soonest, over all pages: a long list hides nobody whose day has passed.
    """
    rows = Held.objects.filter(of_visible(acting), ended_on=None)
    clocks = {row.pk: clock_of(row, acting.on) for row in rows.only("level", "since_on", "looked_on", "filing_on")}
    order = sorted(clocks, key=lambda pk: (not clocks[pk].late, clocks[pk].look_again_by_on, pk))
    pages = max(1, -(-len(order) // A_PAGE))
    page = min(max(1, page), pages)
    wanted = order[(page - 1) * A_PAGE : page * A_PAGE]
    found = Held.objects.select_related("child", "holder").in_bulk(wanted)
    told = tuple(_waits(found[pk], found[pk].child, found[pk].holder, clocks[pk]) for pk in wanted)
    return WaitsPage(told, page, pages, len(order), sum(bool(one.late) for one in clocks.values()))


def clock_of(row: Held, on: date) -> HeldOn:
    """Return how the wait of a child stands on a day."""
    return held(level=row.level, since_on=row.since_on, looked_on=row.looked_on, filing_on=row.filing_on, on=on)


def _waits(row: Held, child: Child, holder: User, clock: HeldOn) -> Waits:
    return Waits(row.pk, child.pk, child.name, row.level, holder.name, row.since_on, clock)
