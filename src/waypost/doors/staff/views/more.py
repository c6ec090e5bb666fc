"""Every place that a role may go to beside its daily ones, in groups: a page, so that it works without a script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.doors.staff.context import QUALITY, RECORDS, WAITING, places_for
from waypost.doors.staff.page import shown, staff_page


@staff_page(None)
def more(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the groups, each with its places."""
    mine = places_for(acting.role)
    groups = [(title, [one for one in mine if one.group == title]) for title in (WAITING, QUALITY, RECORDS)]
    return shown(request, "more.html", acting, groups=[one for one in groups if one[1]])
