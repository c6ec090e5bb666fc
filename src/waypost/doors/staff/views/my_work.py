"""My work today: the next thing to do at the top, then what is late, due, heard, and not yet recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.advice.queries import how_many_to_compare
from waypost.casework.allocation.duty_told import how_many_held, how_many_late, is_on_duty
from waypost.casework.allocation.shown import Unheld
from waypost.casework.allocation.waiting_told import how_they_wait
from waypost.casework.children.queries import lists
from waypost.casework.children.queries.visible import Own, own_children
from waypost.casework.engagement.queries import how_many_to_meet
from waypost.casework.reports.queries import how_many_due, how_many_to_check
from waypost.casework.sharing.queries.for_staff import how_many_waited_too_long
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.words import plural

_AHEAD_DAYS = 7
_OTHERWISE = ((Permission.SEE_TEAM, "team"), (Permission.READ_AUDIT, "audit"))


@dataclass(frozen=True, slots=True)
class Waits:
    """Something that waits beside the steps of timetables: how many, in words, and the list to go to."""

    said: str
    address: str


def _waits(acting: Acting, own: Own, unheld: Unheld | None, *, is_unheld_first: bool) -> list[Waits]:
    """Return what else waits for somebody, by number alone. What is nought is left out.

    Of a manager's team or area: children who wait for somebody, unless that is the next thing to do and said above, and
    late duty work. Then reports, meetings, advice.
    """
    told: list[tuple[int, str, str, str]] = []
    if unheld is not None:
        count = 0 if is_unheld_first else unheld.count
        told.append((count, "child waits for somebody", "children wait for somebody", reverse("allocate")))
        told.append(
            (how_many_late(acting), "piece of duty work is late", "pieces of duty work are late", reverse("duty"))
        )
    if may(acting.role, Permission.SEE_REPORTS):
        told.append((how_many_to_check(acting), "report to check", "reports to check", reverse("reports")))
        due = how_many_due(own, until_on=acting.on + timedelta(days=_AHEAD_DAYS))
        told.append((due, "report late or due this week", "reports late or due this week", reverse("reports")))
    if may(acting.role, Permission.SEE_MEETINGS):
        told.append((how_many_to_meet(own), "child to meet", "children to meet", reverse("not_met")))
    if may(acting.role, Permission.SEE_ADVICE):
        met = how_many_to_compare(own)
        told.append((met, "order to hold against our advice", "orders to hold against our advice", reverse("advice")))
    return [Waits(plural(number, one, many), address) for number, one, many, address in told if number]


def _duty(acting: Acting) -> dict[str, Any]:
    """Return whether somebody is on duty today, how much open duty work is in their hands, and how much of it late."""
    if not may(acting.role, Permission.SEE_DUTY):
        return {"is_on_duty": False, "duty_open": 0, "duty_late": 0}
    held, late = how_many_held(acting)
    return {"is_on_duty": is_on_duty(acting), "duty_open": held, "duty_late": late}


@staff_page(None)
def my_work(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show a practitioner's day. A role without children of its own is shown what it has instead."""
    if may(acting.role, Permission.SEE_CHILD):
        waited = how_many_waited_too_long(acting) if may(acting.role, Permission.SEE_SHARING) else 0
        own = own_children(acting)
        unheld = how_they_wait(acting) if may(acting.role, Permission.ALLOCATE) else None
        work = lists.my_work(acting, None, own=own)
        waits = _waits(acting, own, unheld, is_unheld_first=work.next is None)
        told = {"work": work, "waited": waited, "unheld": unheld, "waits": waits}
        told |= _duty(acting)
        return shown(request, "my_work.html", acting, **told)
    for permission, place in _OTHERWISE:
        if may(acting.role, permission):
            return redirect(place)
    return shown(request, "no_children.html", acting)
