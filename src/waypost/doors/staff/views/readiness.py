"""Readiness for Child Focused Courts: every area, one area with its gates, and naming an area."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import SCOPES, Scope
from waypost.casework.readiness.actions.name_area import name_area
from waypost.casework.readiness.queries.areas import an_area, areas, courts_of_cases
from waypost.casework.readiness.transition import HARMS
from waypost.disclosure.profile import read_profile
from waypost.doors.staff.forms.of_readiness import LookForm, NameAreaForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.readiness_told import KICKER, area_told, areas_told
from waypost.doors.staff.views.oversight_taking import taken
from waypost.doors.staff.views.saving import form_of, saved_as
from waypost.wiring.readiness_figures import limits_in_force

STAGES = {
    "not_ready": ("Not ready", "govuk-tag--red"),
    "gates_open": ("Every gate open, not declared", "govuk-tag--yellow"),
    "ready": ("Declared ready", "govuk-tag--green"),
    "planned": ("Ready, go-live planned", "govuk-tag--green"),
    "live": ("Live and ready", "govuk-tag--blue"),
    "live_not_ready": ("Live, not ready", "govuk-tag--red"),
}
"""How each stage is read, and its colour."""
HISTORY = {
    "named": "The area was named",
    "attested": "One person attested a gate",
    "gate_open": "A gate opened",
    "gate_shut": "A gate shut",
    "declared": "Declared ready",
    "declaration_ended": "The declaration ended",
    "planned": "A go-live was planned",
    "plan_ended": "The plan ended",
    "live": "It became law",
    "contingency_begun": "The contingency protocol began",
    "contingency_step": "A step of the protocol was done",
    "contingency_ended": "The contingency protocol ended",
    "followed": "The children who are followed were looked at",
}
"""How each kind of line in an area's history is read."""


@staff_page(Permission.SEE_READINESS)
def readiness(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show every area that changes over, with what presses at the top; or save it."""
    found = areas(acting, None)
    if form := form_of(request):
        return saved_as(areas_told(found, STAGES, acting.on), form, KICKER)
    return shown(request, "readiness/areas.html", acting, found=found, stages=STAGES)


@staff_page(Permission.SEE_READINESS)
def readiness_area(request: HttpRequest, acting: Acting, code: str) -> HttpResponse:
    """Show one area: each gate, what rests on them, the children who are followed, and everything that happened."""
    told = an_area(acting, None, code=code)
    if saved := form_of(request):
        return saved_as(area_told(told, STAGES, HISTORY, acting.on), saved, KICKER)
    is_exact = SCOPES[acting.role] is not Scope.NONE
    form = LookForm(version=told.version)
    return shown(
        request, "readiness/area.html", acting, told=told, stages=STAGES, history=HISTORY, harms=HARMS, look=form,
        limits=limits_in_force(), count=lambda number: count_in_words(number, is_exact=is_exact),
    )  # fmt: skip


@staff_page(Permission.NAME_AREA, methods=ACT)
def readiness_name(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Name an area that changes over."""
    form = NameAreaForm(request.POST if request.method == "POST" else None)
    form.offer(courts_of_cases(acting, None))
    if form.is_bound and taken(form, lambda: name_area(acting, None, once=form.token, **form.taken)):
        messages.success(request, "The area is named. Every gate of it is shut until somebody looks.")
        return redirect("readiness_area", form.cleaned_data["code"])
    return shown(
        request, "readiness/form.html", acting, status=400 if form.is_bound else 200, form=form,
        title="Name an area that changes over", button="Name it", back=reverse("readiness"), about="", gate=None,
        area=None,
    )  # fmt: skip


def count_in_words(number: int, *, is_exact: bool) -> str:
    """Return a count of children: exact for whoever may open a child, a range where disclosure would hide it."""
    smallest = read_profile().smallest_count_shown
    return str(number) if is_exact or number == 0 or number >= smallest else f"1 to {smallest - 1}"


urls: list[URLPattern] = [
    path("readiness/", readiness, name="readiness"),
    path("readiness/name/", readiness_name, name="readiness_name"),
    path("readiness/<str:code>/", readiness_area, name="readiness_area"),
]
