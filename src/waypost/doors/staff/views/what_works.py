"""What works: initiatives with what came of them, a search by problem, the guide, the survey, a template, pools."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.what_works.queries import initiatives as asked
from waypost.casework.strategy.what_works.queries.pools import pool, pools
from waypost.casework.strategy.what_works.queries.survey import counted
from waypost.casework.strategy.what_works.words import told
from waypost.doors.boardpack.guide import guide_page, guide_pdf, guide_sheet, pools_sheet
from waypost.doors.boardpack.guide_told import (
    STAGES,
    VERDICTS,
    areas_in_words,
    deep_dive_paper,
    first_of,
    interval,
    standard_name,
)
from waypost.doors.boardpack.paper import paper_page, paper_pdf
from waypost.doors.pages.words import number_in_words
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.saving import FORMS, as_file, form_of, saved_as
from waypost.doors.staff.what_works_told import (
    KICKER,
    initiative_told,
    initiatives_told,
    pool_told,
    pools_told,
    survey_told,
)
from waypost.wiring.released_figures import titles

PAGES = (
    ("what_works", "Initiatives"),
    ("good_practice", "Guide"),
    ("pools", "Shared people and money"),
    ("survey_counts", "Survey"),
    ("deep_dive", "Deep dive"),
)
COLOURS = {
    "better": "green", "worse": "red", "mixed": "orange", "no_difference_shown": "yellow", "not_known": "grey",
}  # fmt: skip
HISTORY = {
    "described": "described", "where": "done here", "compared_with": "compared with", "taken_out": "no longer named",
    "aim": "an aim", "cost": "a cost", "step_begun": "began", "step_ended": "ended", "step_carried_on": "carried on",
    "step_stopped": "stopped", "result": "a result", "taken_back": "a result taken back",
}  # fmt: skip
"""How each kind of line of an initiative's history is read."""
_LONGEST_SEARCH = 200
_SEE = Permission.SEE_WHAT_WORKS


def pages_here(here: str) -> list[dict[str, Any]]:
    """Return the pages of what works."""
    return [{"text": title, "href": reverse(name), "current": name == here} for name, title in PAGES]


def worded() -> dict[str, Any]:
    """Return how the coded words of what works are said on a page."""
    return {
        "words_of": told(), "standard": told("standard"), "problems": told("problems")["problems"],
        "survey": told("survey"), "stages": STAGES, "verdicts": VERDICTS, "colours": COLOURS, "titles": titles(),
        "level": standard_name, "areas": areas_in_words, "interval": interval, "number": number_in_words,
    }  # fmt: skip


@staff_page(_SEE)
def what_works(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show every initiative, or what a problem in plain words is about."""
    problem = request.GET.get("problem", "").replace("\x00", " ")[:_LONGEST_SEARCH].strip()
    coded = worded()
    found = asked.search(acting, None, asked=problem, titles=coded["titles"]) if problem else None
    every = asked.initiatives(acting, None) if found is None else ()
    if found is None and (form := form_of(request)):
        return saved_as(initiatives_told(every, acting.on), form, KICKER)
    return shown(
        request, "what_works/list.html", acting, every=every, found=found, problem=problem, coded=coded,
        pages=pages_here("what_works"),
    )  # fmt: skip


@staff_page(_SEE)
def initiative(request: HttpRequest, acting: Acting, initiative_id: str) -> HttpResponse:
    """Show one initiative with everything that was ever told of it."""
    one = asked.initiative(acting, None, initiative_id=initiative_id)
    if form := form_of(request):
        return saved_as(initiative_told(one, titles(), acting.on), form, KICKER)
    return shown(request, "what_works/one.html", acting, one=one, coded=worded(), history=HISTORY)


@staff_page(_SEE)
def good_practice(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show this quarter's guide, or give it as a file."""
    guide, named = asked.guide(acting, None), titles()
    form = one_of(request.GET, "form", tuple(FORMS))
    if form:
        makers: dict[str, Callable[..., str | bytes]] = {"page": guide_page, "pdf": guide_pdf, "sheet": guide_sheet}
        return as_file(makers[form](guide, named), form, f"good-practice-{guide.name.lower()}")
    return shown(
        request, "what_works/guide.html", acting, guide=guide, first=first_of(guide), coded=worded(),
        pages=pages_here("good_practice"),
    )  # fmt: skip


@staff_page(_SEE)
def survey_counts(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show how rounds of the survey that are over were answered."""
    rounds = counted(acting, None)
    if form := form_of(request):
        return saved_as(survey_told(rounds, acting.on), form, KICKER)
    return shown(
        request, "what_works/survey_counts.html", acting, rounds=rounds, coded=worded(),
        pages=pages_here("survey_counts"),
    )  # fmt: skip


@staff_page(_SEE)
def deep_dive(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the template of a deep dive, or give it as a file to print."""
    paper = deep_dive_paper(acting.on, titles())
    form = one_of(request.GET, "form", ("page", "pdf"))
    if form:
        return as_file(paper_page(paper) if form == "page" else paper_pdf(paper), form, "deep-dive")
    return shown(request, "what_works/deep_dive.html", acting, paper=paper, pages=pages_here("deep_dive"))


@staff_page(_SEE)
def pools_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show every pool with its sums, or give every entry as a spreadsheet."""
    every = pools(acting, None)
    if (form := form_of(request)) == "sheet":
        return as_file(pools_sheet(every, acting.on), form, "shared-people-and-money")
    if form:
        return saved_as(pools_told(every, acting.on), form, KICKER)
    return shown(request, "what_works/pools.html", acting, every=every, coded=worded(), pages=pages_here("pools"))


@staff_page(_SEE)
def pool_page(request: HttpRequest, acting: Acting, pool_id: str) -> HttpResponse:
    """Show one pool: who gives, who pays, who used it, and every entry."""
    one = pool(acting, None, pool_id=pool_id)
    if form := form_of(request):
        return saved_as(pool_told(one, acting.on), form, KICKER)
    return shown(request, "what_works/pool.html", acting, one=one, coded=worded())


urls: list[URLPattern] = [
    path("what-works/", what_works, name="what_works"),
    path("what-works/guide/", good_practice, name="good_practice"),
    path("what-works/survey/", survey_counts, name="survey_counts"),
    path("what-works/deep-dive/", deep_dive, name="deep_dive"),
    path("what-works/shared/", pools_page, name="pools"),
    path("what-works/shared/of/<str:pool_id>/", pool_page, name="pool"),
    path("what-works/of/<str:initiative_id>/", initiative, name="initiative"),
]
