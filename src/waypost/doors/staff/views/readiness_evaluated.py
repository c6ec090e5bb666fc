"""Did it work where it is live: areas beside matched areas, what evaluators ask, whether courts keep to the model."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.readiness.evaluation import by_area, points, questions
from waypost.casework.readiness.queries.areas import areas
from waypost.doors.pages.words import number_in_words, period_in_words
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.readiness_told import BY_AREA, KICKER, MINISTRY, evaluation_told, fidelity_told
from waypost.doors.staff.views.saving import form_of, saved_as
from waypost.wiring.evaluated_areas import CAUTIONS, METHOD_IN_WORDS, evaluated_areas
from waypost.wiring.fidelity_figures import told_of, told_of_areas

VERDICTS = {
    "shorter": ("Shorter than in areas like it", "govuk-tag--green"),
    "longer": ("Longer than in areas like it", "govuk-tag--red"),
    "not_clear": ("No clear difference", "govuk-tag--grey"),
    "nothing": ("Too few to say", "govuk-tag--yellow"),
}
"""How each verdict is read, and its colour."""
WORDS = {"number": number_in_words, "period": period_in_words}


@staff_page(Permission.SEE_READINESS)
def readiness_evaluation(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show each live area beside areas like it, and how far evaluators' questions can be answered."""
    asked, found = questions(), evaluated_areas()
    told = told_of(key for one in asked for key in one.figures)
    if form := form_of(request):
        return saved_as(evaluation_told(found, asked, told, VERDICTS, acting.on), form, KICKER)
    return shown(
        request, "readiness/evaluation.html", acting, lines=areas(acting, None), found=found, verdicts=VERDICTS,
        method=METHOD_IN_WORDS, cautions=CAUTIONS, asked=asked, told=told, ministry=MINISTRY, **WORDS,
    )  # fmt: skip


@staff_page(Permission.SEE_READINESS)
def readiness_fidelity(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show how far Child Focused Courts keep to what makes them so, pace and safety beside it."""
    every = points()
    told = told_of(key for one in every for key in one.figures)
    columns = by_area()
    where = told_of_areas([one.figure for one in columns], where=[one.figure for one in columns if not one.balances])
    if form := form_of(request):
        return saved_as(fidelity_told(every, told, where, columns, acting.on), form, KICKER)
    live = [one for one in areas(acting, None) if one.live_on]
    return shown(
        request, "readiness/fidelity.html", acting, points=every, told=told, live=live, columns=columns, where=where,
        about_areas=BY_AREA, **WORDS,
    )  # fmt: skip


urls: list[URLPattern] = [
    path("readiness/evaluation/", readiness_evaluation, name="readiness_evaluation"),
    path("readiness/fidelity/", readiness_fidelity, name="readiness_fidelity"),
]
