"""My work today: the next thing to do at the top, then what is late, due, heard, and not yet recorded."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.queries import lists
from waypost.doors.staff.page import shown, staff_page

_OTHERWISE = ((Permission.SEE_TEAM, "team"), (Permission.READ_AUDIT, "audit"))


@staff_page(None)
def my_work(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show a practitioner's day. A role without children of its own is shown what it has instead."""
    if may(acting.role, Permission.SEE_CHILD):
        return shown(request, "my_work.html", acting, work=lists.my_work(acting, None))
    for permission, place in _OTHERWISE:
        if may(acting.role, permission):
            return redirect(place)
    return shown(request, "no_children.html", acting)
