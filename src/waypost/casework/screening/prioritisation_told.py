"""What the pages of prioritisation ask: where it is switched on, who may hold a child, which letters wait."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.models import Appointment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.models import Held, Prioritisation, SafeguardingLetter, Screening
from waypost.casework.screening.rules import LETTERS
from waypost.casework.screening.rules import Screening as State
from waypost.casework.screening.terms import protocol_terms

_OPEN = [State.ARRIVED.value, State.MATCHED.value, State.CHECKING.value, State.CHECKED.value]


@dataclass(frozen=True, slots=True)
class Switched:
    """Prioritisation of an area, from a day to a day, and where it was decided."""

    prioritisation_id: int
    from_on: date
    to_on: date | None
    decided_at: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ToHold:
    """A child who may have to wait, the levels to choose from and the managers who can hold them."""

    head: Head
    holders: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class WaitsNow:
    """A child who waits: at which level, held by whom, since when, and when somebody last looked."""

    head: Head
    level: str
    holder: str
    since_on: date
    looked_on: date | None


@dataclass(frozen=True, slots=True)
class Region:
    """A service area: how many letters nobody writes yet, and how many it writes now."""

    area: str
    waiting: int
    in_hand: int


@reads("screening.prioritisations", Permission.SWITCH_PRIORITISATION)
def prioritisations(acting: Acting, child_id: str | None) -> tuple[Switched, ...]:
    """Return when prioritisation was switched on in one's own service area, the last first."""
    rows = Prioritisation.objects.filter(service_area=acting.service_area).order_by("-from_on", "-pk")
    return tuple(
        Switched(
            row.pk, row.from_on, row.to_on, row.decided_at,
            row.from_on <= acting.on and (row.to_on is None or row.to_on >= acting.on),
        )
        for row in rows
    )  # fmt: skip


@reads("screening.to_hold", Permission.HOLD_CHILD)
def child_to_hold(acting: Acting, child_id: str | None) -> ToHold:
    """Return a child, and the managers of one's own area who can hold a child by name."""
    posts = Appointment.objects.filter(
        holds_on(acting.on), role__in=protocol_terms().holds, team__service_area=acting.service_area
    )
    names = posts.order_by("user__name", "user_id").values_list("user_id", "user__name").distinct()
    return ToHold(head_of(acting, child_id), tuple(names))


@reads("screening.who_waits", Permission.HOLD_CHILD)
def child_who_waits(acting: Acting, child_id: str | None, *, held_id: int) -> WaitsNow:
    """Return a child who waits, as they wait now. Raises NoSuchChild for what is another child's, NotPossibleNow."""
    row = Held.objects.filter(pk=held_id, child_id=child_id).select_related("holder").first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    if row.ended_on is not None:
        raise NotPossibleNow("this child no longer waits.", do="Open the child's page.")
    return WaitsNow(head_of(acting, child_id), row.level, row.holder.name, row.since_on, row.looked_on)


@reads("screening.filed_since", Permission.FREE_CHILD)
def safeguarding_letters_filed_since(
    acting: Acting, child_id: str | None, *, since_on: date
) -> tuple[tuple[str, date], ...]:
    """Return (number, day) of each safeguarding letter filed from a day on: what a wrong link may have told."""
    rows = SafeguardingLetter.objects.filter(child_id=child_id, filed_on__gte=since_on).order_by("filed_on", "pk")
    return tuple((f"SL-{row.pk}", row.filed_on) for row in rows if row.filed_on is not None)


@reads("screening.to_share", Permission.SHARE_LETTERS)
def letters_to_share(acting: Acting, child_id: str | None) -> tuple[Region, ...]:
    """Return how many letters wait in each service area and how many it writes, and nothing of a child."""
    rows = Screening.objects.filter(programme__in=list(LETTERS), state__in=_OPEN)
    waiting = Counter(rows.filter(letters=None, region="").values_list("child__service_area", flat=True))
    in_hand = Counter(rows.exclude(region="").values_list("region", flat=True))
    return tuple(Region(area, waiting[area], in_hand[area]) for area in sorted({*waiting, *in_hand}) if area)
