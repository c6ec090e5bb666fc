"""Safety over all children: reviews that are due, incidents, warnings to decide, potentially violent persons."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.safety.queries.lists import open_incidents, potentially_violent, reviews_due, warnings_waiting
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.safety_words import coded

AHEAD = timedelta(days=14)


@staff_page(Permission.SEE_SAFETY)
def safety(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what presses at the top: threats nobody acted on, then warnings to decide, then assessments to review."""
    may_act = may(acting.role, Permission.ACT_ON_INCIDENT)
    usual = "all" if may_act else "mine"
    whose = one_of(request.GET, "whose", ("mine", "all"), usual)
    due = reviews_due(acting, None, is_mine=whose == "mine", until_on=acting.on + AHEAD)
    waiting = warnings_waiting(acting, None) if may(acting.role, Permission.DECIDE_WARNING) else ()
    return shown(
        request, "safety/list.html", acting, due=due, whose=whose, waiting=waiting,
        incidents=open_incidents(acting, None) if may_act else (), violent=potentially_violent(acting, None),
        coded=coded(),
    )  # fmt: skip


urls: list[URLPattern] = [path("safety/", safety, name="safety")]
