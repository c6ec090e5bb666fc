"""The pages that tell time three ways side by side: closed cases, open cases, and both together, quarter by quarter.

A page for each law, for a page has three charts at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, shown, shown_in_chart
from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import Reading, change_in_words, is_clear, number_in_words, period_in_words

MEASURE, ENDS = "time_told_three_ways", "how_cases_end"
PACKAGE = "waypost.doors.boardpack"
LAWS = {"care": "Care cases", "private": "Section 8 cases"}
"""The kinds of case that have a page, and their headings."""


@dataclass(frozen=True, slots=True)
class Way:
    """One of the three ways: its method, its title in words, and what it leaves out."""

    method: str
    title: str
    about: str


WAYS = (
    Way(
        "closed",
        "Average of the cases that ended",
        "Mean weeks from issue to the last child’s final order. Leaves out every child who still waits.",
    ),
    Way(
        "open_over_52",
        "Open cases older than a year",
        "Share of the cases open on the quarter’s last day. Leaves out every case that has ended.",
    ),
    Way(
        "both",
        "Time with open cases counted",
        "Mean weeks within the first two years, each case counted for as long as it has lasted, with 95% intervals.",
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of case on the page: its heading, what moved in words, its three charts and how its cases end."""

    id: str
    heading: str
    sentences: tuple[str, ...]
    pictures: tuple[Picture, ...]
    ends: tuple[tuple[str, str, str], ...]


def render_time_page(
    release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any], law: str = "care"
) -> str:
    """Return the page of a kind of case as HTML. The same release and run give the same bytes."""
    by_id = {measure["id"]: measure for measure in measures}
    part = _part(release, by_id, law, LAWS[law])
    return render_page(
        "time.html",
        title=f"Time, told three ways: {LAWS[law].lower()}",
        law=law,
        of=LAWS[law].lower(),
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        part=part,
        definitions=[by_id[name] for name in (MEASURE, ENDS) if name in by_id],
        markers=list(MARKERS.items()),
    )


def _part(release: Release, by_id: Mapping[str, Mapping[str, Any]], law: str, heading: str) -> Part | None:
    told = {way.method: _series(release, f"{law}_{way.method}") for way in WAYS}
    if not any(figure.value is not None for series in told.values() for figure in series):
        return None
    return Part(
        id=law,
        heading=heading,
        sentences=tuple(sentence for way in WAYS if (sentence := _moved(way, told[way.method]))),
        pictures=tuple(_picture(law, heading, way, told[way.method]) for way in WAYS if told[way.method]),
        ends=_ends(release, by_id.get(ENDS), law),
    )


def _series(release: Release, method: str) -> list[ReleasedFigure]:
    """Return a method's figures of England, the earliest quarter first."""
    own = [one for one in release.figures if (one.measure_id, one.method, one.area) == (MEASURE, method, ENGLAND)]
    return sorted(own, key=lambda one: one.period_end)


def _moved(way: Way, series: list[ReleasedFigure]) -> str:
    """Return in words how a way moved in the last quarter, beside the one before it."""
    if len(series) < 2 or series[-1].value is None or series[-2].value is None:
        return ""
    before, now = (Reading(one.value or 0.0, one.unit, one.lower, one.upper) for one in series[-2:])
    change = change_in_words(now, before, "none")
    moved = "the same as" if change.way == "level" else f"{change.amount} than"
    last = series[-1]
    doubt = "" if change.way == "level" or is_clear(now, before) else " The change is too small to be sure of."
    return (
        f"{way.title}: {number_in_words(now.value, last.unit)} in "
        f"{period_in_words(last.period_start, last.period_end)}, {moved} the quarter before.{doubt}"
    )


def _picture(law: str, heading: str, way: Way, series: list[ReleasedFigure]) -> Picture:
    picture_id = f"chart-{law}-{way.method.replace('_', '-')}"
    sign = "%" if series[0].unit == "percent" else ""
    names = [period_in_words(one.period_start, one.period_end) for one in series]
    bars = tuple(
        Bar(name, one.value, shown_in_chart(one, sign), one.lower, one.upper)
        for name, one in zip(names, series, strict=True)
    )
    description = f"{heading}. {way.title}, by quarter, England. The numbers are in the table that follows."
    rows = tuple(
        (
            name,
            shown(one),
            _bound(one.lower),
            _bound(one.upper),
            _of(one),
        )
        for name, one in zip(names, series, strict=True)
    )
    unit = "%" if sign else "weeks"
    return Picture(
        id=picture_id,
        title=way.title,
        subtitle=way.about,
        drawing=draw_bars([Group("", bars)], label_id=picture_id, description=description),
        note="",
        headings=("Quarter", f"Value ({unit})", "Interval from", "to", "Cases it rests on"),
        rows=rows,
    )


def _ends(release: Release, measure: Mapping[str, Any] | None, law: str) -> tuple[tuple[str, str, str], ...]:
    """Return how cases have ended by 52 weeks, now: what, the share, and its interval."""
    if measure is None:
        return ()
    own = [one for one in release.figures if one.measure_id == ENDS and one.area == ENGLAND]
    last = max((one.period_end for one in own), default=None)
    rows = []
    for method in measure["methods"]:
        now = [one for one in own if one.method == method and one.period_end == last and method.startswith(law)]
        for one in now:
            interval = "" if one.lower is None else f"{_bound(one.lower)} to {_bound(one.upper)}"
            title = measure["method_titles"][method].split(": ")[1]
            rows.append((title[0].upper() + title[1:], f"{shown(one)}{'%' if one.value is not None else ''}", interval))
    return tuple(rows)


def _bound(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}"


def _of(figure: ReleasedFigure) -> str:
    return "" if figure.denominator is None else f"{figure.denominator:,}"
