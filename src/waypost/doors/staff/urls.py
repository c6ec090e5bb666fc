"""Every page of the staff site by its address. An estate test decides each for every role."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from waypost.doors.staff import errors, health
from waypost.doors.staff.sign_in import account, allauth_urls, demonstration, invited
from waypost.doors.staff.views import (
    administration,
    advice,
    advice_doing,
    allocate,
    audit,
    break_glass,
    child,
    child_writing,
    dispute,
    dispute_doing,
    letter,
    letter_doing,
    links,
    meeting,
    meeting_doing,
    my_children,
    my_work,
    oversight,
    oversight_doing,
    performance,
    prioritising,
    report,
    report_doing,
    rights,
    rights_doing,
    safety,
    safety_doing,
    screening,
    screening_doing,
    search,
    sharing,
    sharing_doing,
    team,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", my_work.my_work, name="my_work"),
    path("children/", my_children.my_children, name="my_children"),
    *child.urls,
    *child_writing.urls,
    *report.urls,
    *report_doing.urls,
    *meeting_doing.urls,
    *letter_doing.urls,
    *letter.urls,
    *advice_doing.urls,
    *advice.urls,
    *dispute_doing.urls,
    *dispute.urls,
    *meeting.urls,
    *oversight.urls,
    *oversight_doing.urls,
    *rights.urls,
    *rights_doing.urls,
    *safety.urls,
    *safety_doing.urls,
    *sharing.urls,
    *sharing_doing.urls,
    path("team/", team.team, name="team"),
    path("allocate/", allocate.waiting, name="allocate"),
    path("child/<str:child_id>/allocate/", allocate.allocate_child, name="allocate_child"),
    path("screening/", screening.screening, name="screening"),
    *screening_doing.urls,
    *prioritising.urls,
    path("search/", search.search, name="search"),
    path("audit/", audit.audit, name="audit"),
    *administration.urls,
    *break_glass.urls,
    *links.urls,
    *performance.urls,
    path("sign-in/", account.sign_in, name="sign_in"),
    path("sign-in/demonstration/", demonstration.sign_in_as_somebody_invented, name="demonstration"),
    path("sign-out/", account.sign_out, name="sign_out"),
    path("your-account/", account.choose_role, name="choose_role"),
    *invited.urls,
    *allauth_urls.urls,
    path("api/v1/", include("waypost.doors.api.urls")),
    path("my/", include("waypost.doors.portal.urls")),
    path("healthz", health.health, name="health"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.missing
handler500 = errors.failed
