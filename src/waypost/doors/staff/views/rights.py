"""Rights: the schedule, requests for copies, holds and erasures; one record's own page; a checked copy to be given."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.rights.actions.open_closed import open_closed
from waypost.casework.rights.queries.copies import copy_to_give, open_requests
from waypost.casework.rights.queries.keeping import child_rights, due_for_erasure, erasures_asked, standing_holds
from waypost.casework.rights.rules import opening_days, schedule
from waypost.doors.pages.copy_of_data import json_of, render_copy
from waypost.doors.staff.forms.of_rights import OpenClosedForm
from waypost.doors.staff.forms.staff_form import new_token
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.child import tabs_for
from waypost.doors.staff.views.oversight_taking import taken
from waypost.doors.staff.views.rights_words import coded


@staff_page(Permission.SEE_RIGHTS)
def rights(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what is due first: answers, erasures asked for; then holds, records whose time is over, the schedule."""
    requests = open_requests(acting, None) if may(acting.role, Permission.CHECK_SUBJECT_ACCESS) else ()
    asked = erasures_asked(acting, None) if may(acting.role, Permission.ASK_ERASURE) else ()
    due = due_for_erasure(acting, None) if may(acting.role, Permission.ERASE_RECORD) else ()
    return shown(
        request, "rights/list.html", acting, requests=requests, asked=asked, due=[(one, new_token()) for one in due],
        holds=standing_holds(acting, None), schedule=schedule(), coded=coded(),
    )  # fmt: skip


@staff_page(Permission.SEE_RIGHTS)
def of_child(request: HttpRequest, acting: Acting, child_id: str) -> HttpResponse:
    """Show one record: until when it is kept, its holds, requests for a copy, an erasure that is asked for."""
    told = child_rights(acting, child_id)
    return shown(
        request, "rights/child.html", acting, told=told, head=told.head, tab={"title": "Information rights"},
        tabs=tabs_for(acting, child_id, "rights"), coded=coded(),
    )  # fmt: skip


@staff_page(Permission.OPEN_CLOSED_RECORD, methods=ACT)
def open_closed_record(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Open a closed record that nobody works with any more, by its reference: the same answer for every reference."""
    form = OpenClosedForm(request.POST if request.method == "POST" else None)
    told: dict[str, Any] = {"form": form, "until": None, "reference": "", "days": opening_days()}

    def act() -> None:
        told["until"] = open_closed(acting, None, once=form.token, **form.taken)
        told["reference"] = form.cleaned_data["reference"]

    if form.is_bound:
        taken(form, act)
    return shown(request, "rights/open_closed.html", acting, status=400 if form.errors else 200, **told)


@staff_page(Permission.ANSWER_SUBJECT_ACCESS)
def copy(request: HttpRequest, acting: Acting, child_id: str, answer_id: str) -> HttpResponse:
    """Give a checked copy as a file: a page to read and print, or JSON for a program. Its name names nobody."""
    form = one_of(request.GET, "form", ("page", "json"), "page")
    told = copy_to_give(acting, child_id, answer_id=answer_id)
    text, kind, ending = (
        (json_of(told), "application/json", "json") if form == "json" else (render_copy(told), "text/html", "html")
    )
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="copy-of-data.{ending}"'
    return answer


urls: list[URLPattern] = [
    path("rights/", rights, name="rights"),
    path("rights/closed/", open_closed_record, name="open_closed_record"),
    path("child/<str:child_id>/rights/", of_child, name="child_rights"),
    path("child/<str:child_id>/rights/copy/<str:answer_id>/", copy, name="copy_of_data"),
]
