"""The page of what is foreseen: open children for twelve months, how long they will have waited, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, area_name
from waypost.doors.pages.charts.fan import Moment, draw_fan
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import count_in_words, day_in_words

PACKAGE = "waypost.doors.boardpack"
STOCKS = {"foreseen_care": "Children in care proceedings", "foreseen_section_8": "Children in section 8 proceedings"}
"""What is foreseen, by the id of its analysis, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Part:
    """One stock: its heading, what is foreseen in words, its chart and its areas as a table."""

    id: str
    heading: str
    sentences: tuple[str, ...]
    picture: Picture | None
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render_next_page(release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> str:
    """Return the page as HTML. The same release and run give the same bytes."""
    by_id = {measure["id"]: measure for measure in measures}
    parts = [part for stock, heading in STOCKS.items() if (part := _part(release, stock, heading)) is not None]
    return render_page(
        "next.html",
        title="What next",
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        parts=parts,
        definitions=[by_id[name] for name in STOCKS if name in by_id][:1],
        markers=list(MARKERS.items()),
    )


def _part(release: Release, stock: str, heading: str) -> Part | None:
    told = [figure for figure in release.figures if figure.measure_id == stock]
    ahead = sorted(
        (one for one in told if one.method == "open" and one.area == ENGLAND), key=lambda one: one.period_end
    )
    if not ahead or ahead[-1].value is None:
        return None
    return Part(
        id=stock.replace("_", "-"),
        heading=heading,
        sentences=tuple(_sentences(told, ahead)),
        picture=_picture(stock, heading, told, ahead),
        headings=("Area", "Open now", "In six months", "In twelve months", "Within 26 weeks (%)", "Mean weeks"),
        rows=tuple(_rows(told)),
    )


def _sentences(told: Sequence[ReleasedFigure], ahead: Sequence[ReleasedFigure]) -> list[str]:
    last = ahead[-1]
    sentences = []
    if last.value is not None and last.lower is not None and last.upper is not None and last.denominator is not None:
        way = (
            "about as many as"
            if last.lower <= last.denominator <= last.upper
            else "more than"
            if last.lower > last.denominator
            else "fewer than"
        )
        sentences.append(
            f"If things go on as they have, {count_in_words(last.lower)} to {count_in_words(last.upper)} children will "
            f"be open on {day_in_words(last.period_end)}: {way} today’s {count_in_words(last.denominator)}. "
            "Four in five such forecasts are meant to hold."
        )
    for method, words in (("in_time", "within 26 weeks of their start"), ("weeks", "")):
        one = next((figure for figure in told if figure.method == method and figure.area == ENGLAND), None)
        if one is None or one.value is None or one.lower is None or one.upper is None:
            continue
        sentences.append(
            f"Of those who leave in the year, {one.lower:.0f} to {one.upper:.0f} in 100 will have left {words}."
            if method == "in_time"
            else f"They will have been open for {one.lower:.0f} to {one.upper:.0f} weeks on average."
        )
    return [*sentences, *_a_year_ago(told)]


def _a_year_ago(told: Sequence[ReleasedFigure]) -> list[str]:
    """Return what would have been foreseen a year ago for today, what came, and which method was nearer."""
    by_method = {one.method: one for one in told if one.area == ENGLAND and one.method.startswith("year_ago")}
    then, plain = by_method.get("year_ago"), by_method.get("year_ago_naive")
    came = next(
        (one for one in told if then is not None and one.method == "open_before" and one.period_end == then.period_end),
        None,
    )
    if then is None or came is None or came.value is None or then.value is None or then.lower is None:
        return []
    if then.upper is None:
        return []
    is_held = then.lower <= came.value <= then.upper
    sentence = (
        f"A year ago this method would have said {count_in_words(then.lower)} to {count_in_words(then.upper)} for "
        f"today. It is {count_in_words(came.value)}: {'within' if is_held else 'outside'} the interval."
    )
    if plain is not None and plain.value is not None:
        nearer = abs(plain.value - came.value) < abs(then.value - came.value)
        sentence += (
            f" “As many as then” would have said {count_in_words(plain.value)}, which was nearer: with one year nobody "
            "can tell which is better."
            if nearer
            else f" “As many as then” would have said {count_in_words(plain.value)}, which was further off."
        )
    return [sentence]


def _picture(
    stock: str, heading: str, told: Sequence[ReleasedFigure], ahead: Sequence[ReleasedFigure]
) -> Picture | None:
    before = sorted((one for one in told if one.method == "open_before"), key=lambda one: one.period_end)
    counted = [(one, Moment(f"{one.period_end:%b %y}", one.value)) for one in before if one.value is not None]
    foreseen = [
        (one, Moment(f"{one.period_end:%b %y}", one.value, one.lower, one.upper))
        for one in ahead
        if one.value is not None
    ]
    if not counted or not foreseen:
        return None
    picture_id = f"chart-{stock.replace('_', '-')}"
    end = foreseen[-1][0]
    description = (
        f"{heading}: counted to {day_in_words(counted[-1][0].period_end)}, then foreseen with an 80% interval, which "
        f"on {day_in_words(end.period_end)} is {_number(end.lower)} to {_number(end.upper)}. The numbers are in the "
        "table that follows."
    )
    return Picture(
        id=picture_id,
        title=f"{heading}: the next twelve months",
        subtitle="Children open at each month’s end, England. The band holds four futures in five.",
        drawing=draw_fan(
            [moment for _, moment in (*counted, *foreseen)],
            words=("counted", "foreseen"),
            label_id=picture_id,
            description=description,
        ),
        note="The solid line is counted, the dashed one foreseen. The axis begins at nought.",
        headings=("Month’s end", "Children", "80% interval from", "to"),
        rows=tuple(
            (day_in_words(one.period_end), _number(one.value), _number(one.lower), _number(one.upper))
            for one, _ in (*counted, *foreseen)
        ),
    )


def _rows(told: Sequence[ReleasedFigure]) -> list[tuple[str, ...]]:
    """Return every area's forecast, England first, areas in the order of the alphabet."""
    by_area: dict[str, list[ReleasedFigure]] = {}
    for one in told:
        if one.method in ("open", "in_time", "weeks"):
            by_area.setdefault(one.area, []).append(one)
    rows = []
    for area in sorted(by_area, key=lambda name: (name != ENGLAND, name == "not_known", area_name(name))):
        months = sorted((one for one in by_area[area] if one.method == "open"), key=lambda one: one.period_end)
        others = {one.method: one for one in by_area[area]}
        if not months:
            continue
        now = months[0]
        rows.append(
            (
                area_name(area),
                _number(now.denominator) if now.denominator is not None else now.marker,
                *(_with_range(months[place]) for place in (len(months) // 2 - 1, -1)),
                *(_with_range(others.get(method)) for method in ("in_time", "weeks")),
            )
        )
    return rows


def _with_range(figure: ReleasedFigure | None) -> str:
    if figure is None:
        return "–"
    if figure.value is None:
        return figure.marker
    return f"{_number(figure.value)} ({_number(figure.lower)} to {_number(figure.upper)})"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"
