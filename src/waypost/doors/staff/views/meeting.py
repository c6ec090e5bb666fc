"""Meetings with children: every version of one; the children whom somebody should meet; an area's own limits."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.engagement.actions.set_limit import set_limit
from waypost.casework.engagement.queries import area_limits, meeting_versions, waiting_to_be_met
from waypost.casework.engagement.words import limit_words, words
from waypost.doors.staff.forms.of_meetings import LimitForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.child import TABS, tabs_for
from waypost.doors.staff.views.doing import complain
from waypost.doors.staff.views.waits import lists_for


@staff_page(Permission.SEE_MEETINGS)
def versions(request: HttpRequest, acting: Acting, child_id: str, meeting_id: str) -> HttpResponse:
    """Show every version of a meeting, newest first."""
    told = meeting_versions(acting, child_id, meeting_id=meeting_id)
    return shown(
        request, "child/meeting.html", acting, told=told.versions, head=told.head,
        tab=next(tab for tab in TABS if tab.name == "meetings"), tabs=tabs_for(acting, child_id, "meetings"),
        coded=words(),
    )  # fmt: skip


@staff_page(Permission.SEE_MEETINGS)
def not_met(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the children whom somebody should meet, who waited longest first."""
    leads = may(acting.role, Permission.DECIDE_EXCEPTION)
    whose = one_of(request.GET, "whose", ("mine", "all"), "all" if leads else "mine")
    waiting = waiting_to_be_met(acting, None, is_mine=whose == "mine")
    return shown(
        request, "waits/not_met.html", acting, waiting=waiting, whose=whose, coded=words(),
        lists=lists_for(acting, "not_met"),
    )  # fmt: skip


@staff_page(Permission.SET_ENGAGEMENT_LIMIT, methods=ACT)
def meeting_limits(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show how long a child of one's own area may wait to be met, and take a limit of the area's own."""
    form = LimitForm(request.POST) if request.method == "POST" else LimitForm(initial={"from_on": acting.on})
    if form.is_bound and form.is_valid():
        try:
            set_limit(acting, None, once=form.token, **form.taken)
        except NotPossibleNow as error:
            complain(form, error)
        else:
            messages.success(request, "The limit is set.")
            return redirect("meeting_limits")
    status = 400 if form.is_bound else 200
    told = {"held": area_limits(acting, None), "limit_words": limit_words, "form": form}
    return shown(request, "waits/limits.html", acting, status=status, lists=lists_for(acting, "not_met"), **told)


urls: list[URLPattern] = [
    path("meetings/", not_met, name="not_met"),
    path("meetings/limits/", meeting_limits, name="meeting_limits"),
    path("child/<str:child_id>/meeting/<str:meeting_id>/", versions, name="meeting"),
]
