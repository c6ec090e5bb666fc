"""Promises: what bodies recommended, how each stands and why, where sources disagree, and a committee's pack."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.recommendations.queries import recommendations as asked
from waypost.casework.recommendations.rules import Status
from waypost.casework.recommendations.words import name_of_body, told
from waypost.casework.strategy.queries import the_plan
from waypost.doors.boardpack.progress import NAME, progress_page, progress_pdf, progress_sheet
from waypost.doors.boardpack.progress_told import STATUSES, kinds_of_evidence
from waypost.doors.pages.words import number_in_words, period_in_words
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.strategy_told.plan import plan_told
from waypost.doors.staff.strategy_told.programmes import MEASURED
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.saving import FORMS, as_file, form_of, saved_as
from waypost.pipeline import measures
from waypost.wiring.released_figures import newest_figures, titles

PAGES = (
    ("did_it_work", "Are we ready, and did it work?"),
    ("promises", "Recommendations"),
    ("promise_reports", "Reports"),
    ("plan", "The plan"),
)
COLOURS = {
    "late": "red", "done_but_evidence_against": "red", "slipped": "orange", "plan_incomplete": "yellow",
    "accepted_without_a_plan": "yellow", "not_answered": "grey", "rejected": "grey", "in_hand": "blue",
    "done_but_not_shown": "turquoise", "done_and_shown": "green",
}  # fmt: skip


def pages_here(here: str) -> list[dict[str, Any]]:
    """Return the pages of promises."""
    return [{"text": title, "href": reverse(name), "current": name == here} for name, title in PAGES]


def worded() -> dict[str, Any]:
    """Return how the coded words of recommendations are said on a page."""
    return {
        "statuses": STATUSES, "colours": COLOURS, "body": name_of_body, "words_of": told(), "titles": titles(),
        "number": number_in_words, "period": period_in_words, "kinds": kinds_of_evidence(),
    }  # fmt: skip


@staff_page(Permission.SEE_RECOMMENDATIONS)
def promises(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show every recommendation with its status and why; one status alone where it is asked for."""
    statuses = [one.value for one in Status]
    status = one_of(request.GET, "status", ["", *statuses], "")
    every = asked.recommendations(acting, None)
    return shown(
        request, "promises/list.html", acting, found=[one for one in every if status in ("", one.status)],
        every=every, chosen=status, coded=worded(), pages=pages_here("promises"),
    )  # fmt: skip


@staff_page(Permission.SEE_RECOMMENDATIONS)
def promise(request: HttpRequest, acting: Acting, recommendation_id: str) -> HttpResponse:
    """Show one recommendation with everything that was ever told of it."""
    one = asked.recommendation(acting, None, recommendation_id=recommendation_id)
    return shown(request, "promises/one.html", acting, one=one, coded=worded())


@staff_page(Permission.SEE_RECOMMENDATIONS)
def reports(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the reports, and where sources disagree about them."""
    return shown(
        request, "promises/reports.html", acting, found=asked.reports(acting, None), coded=worded(),
        pages=pages_here("promise_reports"),
    )  # fmt: skip


@staff_page(Permission.SEE_RECOMMENDATIONS)
def pack(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Give a committee's pack as a file: a page that opens from disk, a tagged PDF, or a spreadsheet."""
    form = one_of(request.GET, "form", tuple(FORMS), "page")
    make = {"page": progress_page, "pdf": progress_pdf, "sheet": progress_sheet}[form]
    return as_file(make(asked.progress(acting, None), titles()), form, NAME)


@staff_page(Permission.SEE_STRATEGY)
def plan(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the plan: what is measured, what is not, what children say, and who looks at it when."""
    registered = {one["id"] for one in measures.listed()}
    released = {one.measure_id for one in newest_figures().values() if one.value is not None}
    found = the_plan(acting, None, registered=registered, released=released)
    if form := form_of(request):
        return saved_as(plan_told(found, titles(), acting.on), form, "Promises")
    return shown(
        request, "promises/plan.html", acting, found=found, titles=titles(), measured=MEASURED,
        pages=pages_here("plan"),
    )  # fmt: skip


urls: list[URLPattern] = [
    path("promises/plan/", plan, name="plan"),
    path("promises/all/", promises, name="promises"),
    path("promises/reports/", reports, name="promise_reports"),
    path("promises/pack/", pack, name="promise_pack"),
    path("promises/of/<str:recommendation_id>/", promise, name="promise"),
]
