"""Every page of the staff site by its address. An estate test decides each for every role."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from waypost.doors.staff import errors, health
from waypost.doors.staff.sign_in import account, allauth_urls, demonstration
from waypost.doors.staff.views import (
    allocate,
    audit,
    child,
    child_writing,
    my_children,
    my_work,
    screening,
    search,
    team,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", my_work.my_work, name="my_work"),
    path("children/", my_children.my_children, name="my_children"),
    *child.urls,
    *child_writing.urls,
    path("team/", team.team, name="team"),
    path("allocate/", allocate.waiting, name="allocate"),
    path("child/<str:child_id>/allocate/", allocate.allocate_child, name="allocate_child"),
    path("screening/", screening.screening, name="screening"),
    path("search/", search.search, name="search"),
    path("audit/", audit.audit, name="audit"),
    path("sign-in/", account.sign_in, name="sign_in"),
    path("sign-in/demonstration/", demonstration.sign_in_as_somebody_invented, name="demonstration"),
    path("sign-out/", account.sign_out, name="sign_out"),
    path("your-account/", account.choose_role, name="choose_role"),
    *allauth_urls.urls,
    path("api/v1/", include("waypost.doors.api.urls")),
    path("healthz", health.health, name="health"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.missing
handler500 = errors.failed
