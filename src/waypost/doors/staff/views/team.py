"""A team: capacity, who waits for somebody, what is overdue."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.queries import team_today
from waypost.doors.staff.page import shown, staff_page


@staff_page(Permission.SEE_TEAM)
def team(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the acting person's own team; how much each carries, to those who lead it."""
    today = team_today(acting, None)
    return shown(request, "team.html", acting, team=today.team, capacity=today.capacity)
