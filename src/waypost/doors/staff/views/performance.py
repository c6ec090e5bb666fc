"""Area performance: released figures alone, an area beside England, and every area beside the others.

What stands here may be published: it passed disclosure when the build released it, and nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting
from waypost.disclosure.measures_csv import read
from waypost.disclosure.released import MARKERS, ReleasedFigure
from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.words import number_in_words
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.words import plain
from waypost.pipeline import measures
from waypost.vocabulary.areas import AREAS
from waypost.wiring.links import record_folder

ENGLAND, _AREA_KIND, _ALL = "england", "dfj_area", "all"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure by one method: what it is of the area and of England in the newest period, in words."""

    key: str
    method: str
    period: tuple[date, date]
    here: str
    england: str
    has_value: bool


@staff_page(None)
def performance(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show an area beside England, and one measure in every area."""
    file = record_folder() / "release" / "measures.csv"
    if not file.is_file():
        return shown(request, "performance/none.html", acting)
    figures = _newest(file, file.stat().st_mtime_ns)
    areas = sorted({area for _, area in figures if area != ENGLAND}, key=area_name)
    area = one_of(request.GET, "area", areas, areas[0] if areas else ENGLAND)
    titles = _titles(figures, area)
    measure = one_of(request.GET, "measure", list(titles), next(iter(titles), ""))
    rows = _rows(figures, area, measure)
    chosen = next((row for row in rows if row.has_value), rows[0] if rows else None)
    chart = _chart(figures, areas, chosen, titles[measure]) if chosen else ""
    told = {"areas": [(one, area_name(one)) for one in areas], "area": area, "area_title": area_name(area)}
    told |= {"titles": titles, "measure": measure, "rows": rows, "chosen": chosen, "chart": chart}
    is_invented = any(one.invented for one in figures.values())
    return shown(request, "performance/area.html", acting, is_invented=is_invented, **told)


def area_name(code: str) -> str:
    """Return how an area is called."""
    return "England" if code == ENGLAND else AREAS[code].name if code in AREAS else code.replace("_", " ").capitalize()


@lru_cache(maxsize=2)
def _newest(file: Path, changed_ns: int) -> dict[tuple[str, str], ReleasedFigure]:
    """Return the newest figure of everybody together, by measure/method and area. Read again when the file changed."""
    newest: dict[tuple[str, str], ReleasedFigure] = {}
    for one in read(file):
        if one.group_kind != _ALL or one.area_kind not in (_AREA_KIND, ENGLAND):
            continue
        key = (f"{one.measure_id}/{one.method}", one.area)
        if key not in newest or newest[key].period_end < one.period_end:
            newest[key] = one
    return newest


def _titles(figures: dict[tuple[str, str], ReleasedFigure], area: str) -> dict[str, str]:
    """Return the measures that were released of an area by their titles: those with a figure first."""
    titles = {one["id"]: str(one["title"]) for one in measures.listed()}
    mine: dict[str, bool] = {}
    for (_, where), one in figures.items():
        if where == area:
            mine[one.measure_id] = mine.get(one.measure_id, False) or one.value is not None
    order = sorted(mine, key=lambda name: (not mine[name], titles.get(name, name)))
    return {name: titles.get(name, plain(name)) for name in order}


def _rows(figures: dict[tuple[str, str], ReleasedFigure], area: str, measure: str) -> list[Row]:
    mine = {key: one for (key, where), one in figures.items() if where == area and one.measure_id == measure}
    return [
        Row(
            key, method_title(one), (one.period_start, one.period_end), said(one), said(figures.get((key, ENGLAND))),
            one.value is not None,
        )
        for key, one in sorted(mine.items())
    ]  # fmt: skip


@cache
def _method_titles() -> Mapping[tuple[str, str], str]:
    told = ((one["id"], one["method_titles"]) for one in measures.described())
    return {(name, method): title for name, titles in told for method, title in titles.items()}


def method_title(figure: ReleasedFigure) -> str:
    """Return how a figure is counted, in the words of its definition."""
    return _method_titles().get((figure.measure_id, figure.method), plain(figure.method))


def said(figure: ReleasedFigure | None) -> str:
    """Return a figure in words; a figure that disclosure withheld says so."""
    if figure is None:
        return "Not told"
    if figure.value is None:
        return MARKERS.get(figure.marker, "No figure")
    return number_in_words(figure.value, figure.unit)


def _chart(figures: dict[tuple[str, str], ReleasedFigure], areas: Iterable[str], chosen: Row, title: str) -> str:
    every = [(where, figures.get((chosen.key, where))) for where in (ENGLAND, *areas)]
    bars = tuple(
        Bar(area_name(where), one.value, "Withheld" if one.value is None else said(one), one.lower, one.upper)
        for where, one in every
        if one is not None
    )
    return draw_bars([Group("", bars)], label_id="by-area", description=f"{title}, {chosen.method}, by area")


urls: list[URLPattern] = [path("performance/", performance, name="performance")]
