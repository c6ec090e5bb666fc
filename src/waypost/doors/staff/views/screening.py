"""Screening: the one queue of new applications, what presses most at the top, and the children who wait."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.screening.queries import screening_queue, who_waits
from waypost.doors.staff.page import shown, staff_page


@staff_page(Permission.SEE_SCREENING)
def screening(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the queue and who waits."""
    told = {"queue": screening_queue(acting, None), "waiting": who_waits(acting, None)}
    return shown(request, "screening.html", acting, **told)
