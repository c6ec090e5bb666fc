"""Advice that a final order has met since, and how often courts followed: for those who look after the work."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.advice.queries import advice_to_compare, influence_of_advice
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.waits import lists_for

LOOKS_BACK = timedelta(days=365)
"""The list of a year: what is said of it on the page."""


@staff_page(Permission.SEE_ADVICE)
def advice(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show filed advice that nobody has set beside its order, oldest first."""
    leads = may(acting.role, Permission.SEE_INFLUENCE)
    whose = one_of(request.GET, "whose", ("mine", "all"), "all" if leads else "mine")
    since = acting.on - LOOKS_BACK
    return shown(
        request, "waits/advice.html", acting, whose=whose, since=since, lists=lists_for(acting, "advice"),
        waiting=advice_to_compare(acting, None, is_mine=whose == "mine"),
        influence=influence_of_advice(acting, None, since_on=since) if leads else None,
    )  # fmt: skip


urls: list[URLPattern] = [path("advice/", advice, name="advice")]
