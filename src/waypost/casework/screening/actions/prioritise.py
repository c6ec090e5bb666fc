"""Prioritisation: switched on by area; a child held, looked at again, and let go. Letters shared out across regions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Count

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Appointment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Proceedings
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.actions.holding import hold
from waypost.casework.screening.clocks import first_hearing_on, letter_clock
from waypost.casework.screening.models import Held, Prioritisation, Screening
from waypost.casework.screening.prioritising import Activation, check_activation, check_may_wait, is_on
from waypost.casework.screening.rules import LETTERS
from waypost.casework.screening.rules import Screening as State
from waypost.casework.screening.sharing_out import Given, Waiting, share_out
from waypost.casework.screening.terms import protocol_terms

_OPEN = [State.ARRIVED.value, State.MATCHED.value, State.CHECKING.value, State.CHECKED.value]


@acts("screening.switch_prioritisation", Permission.SWITCH_PRIORITISATION)
def switch_prioritisation(
    acting: Acting, child_id: str | None, *, from_on: date, to_on: date | None, decided_at: str
) -> Outcome[int]:
    """Switch prioritisation on in one's own service area, from a day to a day. Returns its number."""
    check_activation(Activation(acting.service_area, from_on, to_on, acting.role.value, decided_at))
    row, is_new = Prioritisation.objects.get_or_create(
        service_area=acting.service_area,
        from_on=from_on,
        defaults={
            "to_on": to_on,
            "decided_by_role": acting.role.value,
            "decided_at": decided_at,
            "switched_by_id": acting.user_id,
        },
    )
    if not is_new:
        raise NotPossibleNow("it is switched on from that day already.", do="Look at the days.")
    return Outcome(row.pk, {"area": acting.service_area, "from_on": from_on, "to_on": to_on})


@acts("screening.end_prioritisation", Permission.SWITCH_PRIORITISATION)
def end_prioritisation(acting: Acting, child_id: str | None, *, prioritisation_id: int) -> Outcome[None]:
    """Switch prioritisation off: today is its last day. Children who wait stay held until they are allocated."""
    row = Prioritisation.objects.filter(pk=prioritisation_id, service_area=acting.service_area).first()
    if row is None or (row.to_on is not None and row.to_on < acting.on) or row.from_on > acting.on:
        raise NotPossibleNow("it is not switched on here.", do="Look at the days.")
    row.to_on = acting.on
    row.save(update_fields=["to_on"])
    return Outcome(None, {"area": acting.service_area})


@acts("screening.hold_child", Permission.HOLD_CHILD)
def hold_child(
    acting: Acting, child_id: str | None, *, level: str, holder_id: int | None, filing_on: date | None = None
) -> Outcome[int]:
    """Let a child wait, at a level, held by a manager by name. Raises CannotWait. Returns its number."""
    child = open_child(child_id)
    laws = set(Proceedings.objects.filter(places__child=child, ended_on=None).values_list("law", flat=True))
    rows = Prioritisation.objects.filter(service_area=child.service_area)
    switched = [Activation(r.service_area, r.from_on, r.to_on, r.decided_by_role, r.decided_at) for r in rows]
    holder = _manager(holder_id, acting.on)
    law = "public" if "public" in laws else "private"
    check_may_wait(
        law=law,
        is_switched_on=is_on(switched, child.service_area, acting.on),
        level=level,
        holder=holder,
    )
    if Held.objects.filter(child=child, ended_on=None).exists():
        raise NotPossibleNow("this child is held already.", do="Look at the child again, and change the level there.")
    row = Held.objects.create(
        child=child, level=level, holder_id=holder or 0, since_on=acting.on, looked_on=acting.on, filing_on=filing_on
    )
    return Outcome(row.pk, {"level": level, "holder": holder_id})


def _manager(user_id: int | None, on: date) -> int | None:
    """Return somebody who may hold a child on a day; null for nobody, and for who is no manager."""
    posts = Appointment.objects.filter(holds_on(on), user_id=user_id or 0, role__in=protocol_terms().holds)
    return user_id if posts.exists() else None


@acts("screening.look_again", Permission.HOLD_CHILD)
def look_again(acting: Acting, child_id: str | None, *, held_id: int, level: str) -> Outcome[None]:
    """Say that a child who waits was looked at today, and how much it presses now. The wait began when it began."""
    row = hold(Held, open_child(child_id), held_id)
    if row.ended_on is not None:
        raise NotPossibleNow("this child no longer waits.", do="Open the child's page.")
    check_may_wait(law="private", is_switched_on=True, level=level, holder=row.holder_id)
    row.level, row.looked_on = level, acting.on
    row.save(update_fields=["level", "looked_on"])
    return Outcome(None, {"level": level})


@acts("screening.let_go", Permission.HOLD_CHILD)
def let_go(acting: Acting, child_id: str | None, *, held_id: int) -> Outcome[None]:
    """Say that a child waits no longer: somebody was allocated, or the case ended."""
    row = hold(Held, open_child(child_id, may_be_closed=True), held_id)
    if row.ended_on is not None:
        raise NotPossibleNow("this child no longer waits.", do="Open the child's page.")
    row.ended_on = acting.on
    row.save(update_fields=["ended_on"])
    return Outcome(None, {"level": row.level})


@acts("screening.share_letters", Permission.SHARE_LETTERS)
def share_letters(acting: Acting, child_id: str | None, *, capacity: Mapping[str, int]) -> Outcome[tuple[Given, ...]]:
    """Share the letters that nobody writes yet across regions, by what each can write. Returns where each goes.

    `capacity` is by service area, in any one unit. Letters of every area are shared, by number, area and last day: of
    the children nothing is read and nothing told, so nobody needs to be able to open them.
    """
    mine = Screening.objects.filter(programme__in=list(LETTERS), state__in=_OPEN, letters=None)
    in_hand = Screening.objects.filter(state__in=_OPEN).exclude(region="").values("region").annotate(count=Count("pk"))
    rows = {str(row.pk): row for row in mine.filter(region="").select_related("child", "proceedings")}
    waiting = [
        Waiting(number, row.child.service_area, due_on)
        for number, row in rows.items()
        if (due_on := _due_on(row, acting.on)) is not None
    ]
    given = share_out(waiting, capacity, {one["region"]: one["count"] for one in in_hand})
    for one in given:
        if one.region is not None:
            rows[one.letter].region = one.region
    Screening.objects.bulk_update([rows[one.letter] for one in given], ["region"])
    facts = {"letters": len(given), "moved": sum(one.is_moved for one in given)}
    return Outcome(given, facts | {"deferred": sum(one.region is None for one in given)})


def _due_on(row: Screening, on: date) -> date | None:
    hearing_on = first_hearing_on(row.proceedings.next_hearing_on, row.proceedings.next_hearing_kind)
    return letter_clock(row.programme, row.received_on, on, hearing_on=hearing_on).due_on
