"""The page on which a board member's question ends: are we ready, and did it work?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views import promises, what_works
from waypost.doors.staff.views.readiness import STAGES
from waypost.wiring.ready_and_worked import ready_and_worked


@staff_page(Permission.SEE_RECOMMENDATIONS)
def did_it_work(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Answer both questions on one page, out of readiness, promises and what was tried: each line with how."""
    return shown(
        request, "promises/did_it_work.html", acting, both=ready_and_worked(acting), stages=STAGES,
        coded=promises.worded(), works=what_works.worded(), pages=promises.pages_here("did_it_work"),
    )  # fmt: skip
