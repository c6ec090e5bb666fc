"""A team: capacity, who waits for somebody, what is overdue."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.allocation.queries import team_capacity
from waypost.casework.children.queries.team import my_team
from waypost.doors.staff.page import shown, staff_page


@staff_page(Permission.SEE_TEAM)
def team(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the acting person's own team; how much each carries, to those who lead it."""
    capacity = team_capacity(acting, None) if may(acting.role, Permission.SEE_CAPACITY) else None
    return shown(request, "team.html", acting, team=my_team(acting, None), capacity=capacity)
