"""Disputed lines that nobody has settled: the queue of each owner, how long owners took, and children who are shut."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.corrections.queries import disputes_waiting, frozen_children, turnaround_by_owner
from waypost.casework.corrections.words import answer_days, owner_title
from waypost.casework.corrections.words import told as words
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.waits import lists_for

LOOKS_BACK = timedelta(days=365)


@staff_page(Permission.DISPUTE_LINE)
def disputes(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what waits, oldest first, of every owner or of one."""
    every = disputes_waiting(acting, None)
    owners = {one.owner: owner_title(one.owner) for one in every}
    owner = one_of(request.GET, "owner", owners)
    since = acting.on - LOOKS_BACK
    took = turnaround_by_owner(acting, None, since_on=since) if may(acting.role, Permission.SEE_TEAM) else {}
    return shown(
        request, "waits/disputes.html", acting, lists=lists_for(acting, "disputes"), owners=owners, owner=owner,
        waiting=[one for one in every if owner in ("", one.owner)], limit=answer_days(), coded=words(),
        since=since, took=[(owner_title(name), one) for name, one in sorted(took.items())],
        frozen=frozen_children(acting, None) if may(acting.role, Permission.FREE_CHILD) else (),
    )  # fmt: skip


urls: list[URLPattern] = [path("disputes/", disputes, name="disputes")]
