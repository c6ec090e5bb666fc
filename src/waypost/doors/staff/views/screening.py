"""Screening: the one queue of new applications, what presses most at the top, and the children who wait."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.screening.queries.queue import screening_queue
from waypost.casework.screening.queries.waits import who_waits
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import page_number, pagination


@staff_page(Permission.SEE_SCREENING)
def screening(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show a page of the queue, and a page of who waits."""
    found = screening_queue(acting, None, page=page_number(request.GET))
    waiting = who_waits(acting, None, page=page_number(request.GET, "waits"))
    return shown(
        request, "screening.html", acting, found=found, pages=pagination(request, found.page, found.pages),
        waiting=waiting,
        pages_of_waits=pagination(
            request, waiting.page, waiting.pages, name="waits", label="Pages of children who wait"
        ),
    )  # fmt: skip
