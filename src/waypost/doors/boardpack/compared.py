"""The page of fair comparison: areas beside England as they would be were their children alike, and months in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.neighbours_told import HEADING, Neighbours, column, notes
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, Figures, area_name, shown
from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.charts.funnel import Spot, draw_funnel
from waypost.doors.pages.charts.run import Point, Usual, draw_run
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import listing, period_in_words

PACKAGE = "waypost.doors.boardpack"
LEADS, MONTHS = "compared_care_in_time", "run_care_in_time"
OUTCOMES = {
    "compared_care_in_time": "Care: decided within 26 weeks (%)",
    "compared_care_weeks": "Care: weeks to the first final order",
    "compared_private_weeks": "Section 8: weeks to the first final order",
    "compared_over_a_year": "Open for more than a year (%)",
}
"""The comparisons, as their columns are called, in the order of the page."""
RULES = {
    "beyond_limits": "beyond a limit",
    "shift": "one of seven in a row on one side of the mean",
    "trend": "one of seven in a row that rise or fall",
    "two_of_three": "one of two out of three near a limit",
}
INSIDE, BETWEEN, BEYOND = "within the usual", "at the edge", "beyond the usual"


@dataclass(frozen=True, slots=True)
class AreaTable:
    """An outcome area by area: its id, heading and rows of text, areas in the order of the alphabet.

    `more` are headings of columns beyond the usual.
    """

    id: str
    heading: str
    period: str
    rows: tuple[tuple[str, ...], ...]
    more: tuple[str, ...] = ()


def render_compare_page(
    release: Release,
    measures: Sequence[Mapping[str, Any]],
    run: Mapping[str, Any],
    neighbours: Neighbours | None = None,
) -> str:
    """Return the page as HTML; with an area's statistical neighbours beside England where they are given.

    The same arguments give the same bytes.
    """
    figures, by_id = Figures(release), {measure["id"]: measure for measure in measures}
    pictures = [one for one in (_funnel(figures), _months(figures), _spread(figures)) if one is not None]
    return render_page(
        "compare.html",
        title="Areas compared fairly",
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        sentences=_sentences(figures),
        pictures=pictures,
        tables=_tables(figures, neighbours),
        neighbours=notes(neighbours) if neighbours else [],
        definitions=[by_id[name] for name in (LEADS, MONTHS) if name in by_id],
        markers=list(MARKERS.items()),
    )


def _tables(figures: Figures, neighbours: Neighbours | None) -> list[AreaTable]:
    tables = [(outcome, table) for outcome in OUTCOMES if (table := area_table(figures, outcome)) is not None]
    if neighbours is None:
        return [table for _, table in tables]
    return [_with_neighbours(table, column(figures.release, neighbours, outcome)) for outcome, table in tables]


def _with_neighbours(table: AreaTable, told: Mapping[str, str]) -> AreaTable:
    return replace(table, rows=tuple((*row, told.get(row[0], "")) for row in table.rows), more=(HEADING,))


def standing(value: float, inner: ReleasedFigure | None, outer: ReleasedFigure | None) -> str:
    """Return in words where a value stands beside the limits of its area; nothing where there are none."""
    if inner is None or outer is None or inner.lower is None or outer.lower is None:
        return ""
    if inner.upper is None or outer.upper is None:
        return ""
    if not outer.lower <= value <= outer.upper:
        return BEYOND
    return INSIDE if inner.lower <= value <= inner.upper else BETWEEN


def area_table(figures: Figures, outcome: str) -> AreaTable | None:
    """Return an outcome of every area: as counted, standardised with its interval, and where that stands."""
    rows, period = [], figures.period(outcome)
    for area in figures.areas():
        counted, alike, inner, outer = _of(figures, outcome, area)
        if counted is None or period is None:
            continue
        interval = (
            f"{max(0.0, alike.lower):.1f} to {alike.upper:.1f}"  # weeks and shares are never fewer than none
            if alike and alike.lower is not None and alike.upper is not None
            else ""
        )
        where = standing(alike.value, inner, outer) if alike and alike.value is not None else ""
        rows.append((area_name(area), _count(counted), shown(counted), shown(alike), interval, where))
    whole = figures.get(outcome, "as_counted")
    if not rows or whole is None or period is None:
        return None
    england = ("England", _count(whole), shown(whole), shown(whole), "", "")
    return AreaTable(outcome.replace("_", "-"), OUTCOMES[outcome], period_in_words(*period), (england, *rows))


def _of(figures: Figures, outcome: str, area: str) -> tuple[ReleasedFigure | None, ...]:
    methods = ("as_counted", "standardised", "limits_95", "limits_998")
    return tuple(figures.get(outcome, method, area=area) for method in methods)


def _spots(figures: Figures, outcome: str) -> list[Spot]:
    spots = []
    for area in figures.areas():
        _, alike, inner, outer = _of(figures, outcome, area)
        if alike is None or alike.value is None or alike.denominator is None or inner is None or outer is None:
            continue
        pairs = [(one.lower, one.upper) for one in (inner, outer) if one.lower is not None and one.upper is not None]
        if len(pairs) == 2:
            spots.append(Spot(area_name(area), alike.denominator, alike.value, pairs[0], pairs[1]))
    return spots


def _sentences(figures: Figures) -> list[str]:
    spots, whole = _spots(figures, LEADS), figures.get(LEADS, "as_counted")
    if not spots or whole is None or whole.value is None:
        return []
    beyond = [spot.name for spot in spots if spot.standing == "beyond"]
    edge = [spot.name for spot in spots if spot.standing == "between"]
    told = [
        f"Of children in care proceedings, {whole.value:.0f} in 100 were decided within 26 weeks. "
        + (
            f"Beyond what chance and the usual differences explain: {listing(beyond)}. Ask why."
            if beyond
            else "No area stands further from that than chance and the usual differences of areas explain."
        )
    ]
    if edge:
        told.append(f"At the edge of the usual: {listing(edge)}. Watch, and do not conclude.")
    share = figures.get(LEADS, "beyond_chance")
    if share is not None and share.value is not None and share.lower is not None and share.upper is not None:
        told.append(
            f"Of all that differs between areas in this, {share.value:.0f}% is more than chance (likely between "
            f"{share.lower:.0f}% and {share.upper:.0f}%), once children are alike."
        )
    return told


def _funnel(figures: Figures) -> Picture | None:
    spots, whole, period = _spots(figures, LEADS), figures.get(LEADS, "as_counted"), figures.period(LEADS)
    if len(spots) < 3 or whole is None or whole.value is None or period is None:
        return None
    named = {way: [spot.name for spot in spots if spot.standing == way] for way in ("beyond", "between")}
    picture_id = "chart-funnel"
    description = (
        f"Funnel plot of {len(spots)} areas. England: {whole.value:.1f}%. Beyond the outer limits: "
        f"{listing(named['beyond']) or 'none'}. Between the limits: {listing(named['between']) or 'none'}. "
        "The numbers are in the table that follows."
    )
    return Picture(
        id=picture_id,
        title="Decided within 26 weeks: which areas differ by more than chance",
        subtitle=(
            f"Percent of children in care proceedings, were each area’s children as England’s are, "
            f"{period_in_words(*period)}. Each mark is an area."
        ),
        drawing=draw_funnel(
            spots,
            whole=whole.value,
            whole_words=f"England {whole.value:.1f}%",
            sign="%",
            size_words="Children decided in the area",
            label_id=picture_id,
            description=description,
        ),
        note=(
            "Small areas stray further by chance alone, so that the limits are wide on the left. Between the dashed "
            "lines lie 95 in 100 areas that differ only as areas usually do; between the dotted ones 998 in 1,000. "
            "Hollow circles are inside, triangles at the edge, filled squares beyond. There is no ranking."
        ),
        headings=("Area", "Children", "Percent, children alike", "Usual from", "to"),
        rows=tuple(
            (spot.name, f"{spot.size:,}", f"{spot.value:.1f}", f"{spot.inner[0]:.1f}", f"{spot.inner[1]:.1f}")
            for spot in spots
        ),
    )


def _months(figures: Figures) -> Picture | None:
    own = [one for one in figures.release.figures if one.measure_id == MONTHS]
    months = sorted((one for one in own if one.method == "month"), key=lambda one: one.period_end)
    if not any(month.value is not None for month in months):
        return None
    odd = {
        month.period_end: [
            RULES[one.method] for one in own if one.method in RULES and one.period_end == month.period_end
        ]
        for month in months
    }
    limit = next((one for one in own if one.method == "limits" and one.value is not None), None)
    usual = (
        Usual(limit.value, limit.lower, limit.upper)
        if limit is not None and limit.value is not None and limit.lower is not None and limit.upper is not None
        else None
    )
    names = [period_in_words(month.period_start, month.period_end) for month in months]
    points = [
        Point(name, f"{month.period_end:%b} {month.period_end:%y}", month.value, bool(odd[month.period_end]))
        for name, month in zip(names, months, strict=True)
    ]
    signals = [point.name for point in points if point.is_odd]
    picture_id = "chart-months"
    description = (
        f"Run chart of {len(points)} months. Months that break a rule: {listing(signals) or 'none'}. "
        "The numbers are in the table that follows."
    )
    return Picture(
        id=picture_id,
        title=_months_title(signals, usual),
        subtitle="Percent of children in care proceedings decided within 26 weeks, by month of the decision, England.",
        drawing=draw_run(points, usual, sign="%", label_id=picture_id, description=description),
        note=(
            "Too few months are told for limits to be drawn."
            if usual is None
            else "The limits are drawn from the months’ own to and fro. A filled square is a month that breaks a rule: "
            f"{'; '.join(RULES.values())}."
        ),
        headings=("Month", "Children", "Percent", "Rule broken"),
        rows=tuple(
            (name, _count(month), shown(month), "; ".join(odd[month.period_end]) or "none")
            for name, month in zip(names, months, strict=True)
        ),
    )


def _months_title(signals: Sequence[str], usual: Usual | None) -> str:
    if usual is None:
        return "Month by month: too few months to say what is usual"
    return "Something has changed" if signals else "Month by month: nothing but the usual to and fro"


def _spread(figures: Figures) -> Picture | None:
    told = [
        (heading, figures.get(outcome, "beyond_chance"), figures.get(outcome, "spread"))
        for outcome, heading in OUTCOMES.items()
    ]
    known = [
        (heading, share, spread) for heading, share, spread in told if share is not None and share.value is not None
    ]
    if not known:
        return None
    picture_id = "chart-spread"
    bars = tuple(
        Bar(heading, share.value, f"{share.value:.0f}%", share.lower, share.upper) for heading, share, _ in known
    )
    rows = tuple(
        (heading, *(_numbers(share)), *(_numbers(spread) if spread else ("", "", "")))
        for heading, share, spread in known
    )
    description = (
        "Of the differences between areas, the share that is more than chance. "
        "The numbers are in the table that follows."
    )
    return Picture(
        id=picture_id,
        title="How much of the differences between areas is more than chance",
        subtitle="Percent of the variation between areas, children alike, with 95% intervals. Nought: chance is all.",
        drawing=draw_bars([Group("", bars)], label_id=picture_id, description=description),
        note="The table adds how far apart areas truly are: one standard deviation, in percentage points or weeks.",
        headings=("What", "More than chance (%)", "from", "to", "Spread", "from", "to"),
        rows=rows,
    )


def _numbers(figure: ReleasedFigure) -> tuple[str, str, str]:
    return tuple("" if one is None else f"{one:.1f}" for one in (figure.value, figure.lower, figure.upper))  # type: ignore[return-value]


def _count(figure: ReleasedFigure) -> str:
    return figure.marker or "" if figure.denominator is None else f"{figure.denominator:,}"


def is_told(release: Release) -> bool:
    """Answer whether a release holds anything of the page."""
    return any(figure.measure_id in OUTCOMES and figure.area != ENGLAND for figure in release.figures)
