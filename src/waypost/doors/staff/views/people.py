"""Cafcass's own people: vacancies, leavers, sickness, training, induction, reviews, survey; year by year, and by team.

Released figures alone: what is of few people was withheld by disclosure before it came here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from markupsafe import Markup

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.disclosure.released import CONFIDENTIAL, ReleasedFigure
from waypost.doors.boardpack.spreadsheet import workbook
from waypost.doors.boardpack.tables import Table
from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.capacity import SHEET
from waypost.doors.staff.views.performance import said
from waypost.pipeline import measures
from waypost.wiring.released_figures import ENGLAND, of_everybody

SERVICE_AREA, TEAM, NOT_KNOWN = "service_area", "team", "not_known"
CAPACITY = "capacity"
WITHHELD = "Withheld: few people"
TITLES: dict[tuple[str, str], str] = {
    (one["id"], method): title
    for one in measures.described()
    if one["objective"] == "people" and SERVICE_AREA in one["grains"] and one["id"] != CAPACITY
    for method, title in one["method_titles"].items()
}
"""What is told of people, by measure and method; how much they can carry stands on a page of its own."""
_YEARS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A thing that is counted, of a place: what it was in each year, the newest first, and of England now."""

    title: str
    told: tuple[str, ...]
    england: str


@staff_page(Permission.SEE_READINESS)
def people(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show a place year by year beside England, its teams, and one thing in every area; or all of it as a sheet."""
    figures = [one for one in of_everybody() if (one.measure_id, one.method) in TITLES]
    if not figures:
        return shown(request, "performance/none.html", acting)
    if one_of(request.GET, "form", ("page", "sheet"), "page") == "sheet":
        return _sheet(acting, figures)
    areas = sorted({one.area for one in figures if one.area_kind == SERVICE_AREA} - {NOT_KNOWN})
    area = one_of(request.GET, "area", [ENGLAND, *areas], ENGLAND)
    keys = {f"{measure}-{method}": (measure, method) for measure, method in TITLES}
    there = {(one.measure_id, one.method) for one in figures}
    things = {name: TITLES[key] for name, key in keys.items() if key in there}
    thing = one_of(request.GET, "thing", list(things), next(iter(things)))
    return shown(
        request, "performance/people.html", acting, areas=[ENGLAND, *areas], area=area, things=things, thing=thing,
        rows=_rows(figures, area), years=_years(figures), teams=_teams(figures, area, keys[thing]),
        chart=_chart(figures, [ENGLAND, *areas], keys[thing]), is_invented=figures[0].invented, name=name_of,
    )  # fmt: skip


def name_of(area: str) -> str:
    """Return how a place of people is called: a team without the area that it stands in."""
    return "England" if area == ENGLAND else area.rpartition("/")[2]


def of_few(figure: ReleasedFigure) -> str:
    """Return a figure in words; one that was withheld says that it is of few people."""
    return WITHHELD if figure.value is None and figure.marker == CONFIDENTIAL else said(figure)


def _years(figures: Iterable[ReleasedFigure]) -> list[str]:
    """Return the ends of the years that are told, the newest first; the survey has days of its own."""
    ends = sorted({one.period_end for one in figures if one.measure_id != "staff_survey"}, reverse=True)
    return [day_in_words(end) for end in ends[:_YEARS]]


def _in_order(figures: Iterable[ReleasedFigure], area: str, key: tuple[str, str]) -> list[ReleasedFigure]:
    own = [one for one in figures if one.area == area and (one.measure_id, one.method) == key]
    return sorted(own, key=lambda one: one.period_end, reverse=True)


def _rows(figures: Sequence[ReleasedFigure], area: str) -> list[Row]:
    rows = []
    for key, title in TITLES.items():
        own, england = _in_order(figures, area, key), _in_order(figures, ENGLAND, key)
        if england:
            told = [of_few(one) for one in own[:_YEARS]]
            told += ["Not told"] * (_YEARS - len(told))
            rows.append(Row(title, tuple(told), of_few(england[0])))
    return rows


def _teams(figures: Iterable[ReleasedFigure], area: str, key: tuple[str, str]) -> list[tuple[str, str]]:
    """Return each team of an area with the newest figure of one thing."""
    own = [one for one in figures if one.area_kind == TEAM and one.area.startswith(f"{area}/")]
    return [
        (name_of(one.area), of_few(one))
        for one in sorted(own, key=lambda one: one.area)
        if (one.measure_id, one.method) == key
    ]


def _chart(figures: Sequence[ReleasedFigure], areas: Iterable[str], key: tuple[str, str]) -> Markup:
    newest = [(area, _in_order(figures, area, key)[:1]) for area in areas]
    bars = tuple(Bar(name_of(area), one.value, of_few(one)) for area, found in newest for one in found)
    return draw_bars([Group("", bars)], label_id="by-area", description=f"{TITLES[key]}, by area")


def _sheet(acting: Acting, figures: Sequence[ReleasedFigure]) -> HttpResponse:
    order = sorted(figures, key=lambda one: (one.measure_id, one.method, -one.period_end.toordinal(), one.area))
    rows = tuple(
        (TITLES[one.measure_id, one.method], one.area_kind.replace("_", " "), name_of(one.area),
         _iso(one.period_start), _iso(one.period_end), one.numerator, one.denominator,
         one.marker if one.value is None else one.value, one.unit)
        for one in order
    )  # fmt: skip
    about = "As released. c: hidden, for it is of few people. u: too few to be reliable. z: not applicable."
    headings = ("Figure", "Kind of place", "Place", "From", "To", "Counted", "Out of", "Figure is", "Unit")
    table = Table("people", "People", about, headings, rows)
    made = workbook([table], title="Cafcass’s people", on=acting.on, is_invented=figures[0].invented)
    answer = HttpResponse(made, content_type=SHEET)
    answer["Content-Disposition"] = 'attachment; filename="people.xlsx"'
    return answer


def _iso(day: date) -> str:
    return day.isoformat()


urls: list[URLPattern] = [path("performance/people/", people, name="people")]
