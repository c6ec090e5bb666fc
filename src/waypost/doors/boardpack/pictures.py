"""The board page's charts: what each shows, its title in words, its alternative text, and its data as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from waypost.doors.boardpack.indicators import (
    ALL,
    CARE,
    CARE_WEEKS,
    OPEN_CHILDREN,
    OVER_52,
    PRIVATE,
    PUBLIC,
    SHARE_OVER_52,
    WITHIN_26,
    Indicator,
)
from waypost.doors.boardpack.reading import Figures, area_name, group_name, shown, shown_in_chart
from waypost.doors.boardpack.story import stands_out
from waypost.doors.pages.charts.before_after import Pair, PairSet, draw_pairs
from waypost.doors.pages.charts.dots import Dot, draw_dots
from waypost.doors.pages.words import Reading, change_in_words, listing, period_in_words


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: its id, title, what it counts, the drawing, a note, and its table (headings, then rows of text)."""

    id: str
    title: str
    subtitle: str
    drawing: Markup
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def over_52_by_area(figures: Figures) -> Picture | None:
    """Return the share of open children waiting over 52 weeks, by area, with intervals."""
    return _by_area(figures, SHARE_OVER_52, lambda share: f"{share:.0f} in 100 open children have waited over a year")


def within_26_by_area(figures: Figures) -> Picture | None:
    """Return the share of care cases that ended within 26 weeks, by area, with intervals."""
    return _by_area(figures, WITHIN_26, lambda share: f"{share:.0f} in 100 care cases ended within 26 weeks")


def _by_area(figures: Figures, indicator: Indicator, title: Callable[[float], str]) -> Picture | None:
    whole = figures.of(indicator)
    if whole is None or whole.value is None:
        return None
    dots, rows = [], []
    for area in figures.areas():
        figure = figures.of(indicator, area=area)
        if figure is None:
            continue
        number = shown(figure)
        cell = shown_in_chart(figure, "%")
        dots.append(Dot(area_name(area), figure.value, figure.lower, figure.upper, _with_interval(figure, cell)))
        rows.append((area_name(area), number, _plain(figure.lower), _plain(figure.upper)))
    if all(dot.value is None for dot in dots):
        return None
    picture_id = f"chart-{indicator.id.replace('_', '-')}"
    above, below = (stands_out(figures, indicator, above=is_above) for is_above in (True, False))
    description = (
        f"{indicator.heading} by area, with 95% intervals. England: {whole.value:.1f}%. "
        f"Above England by more than chance: {listing(above) or 'none'}. Below: {listing(below) or 'none'}. "
        "The numbers are in the table that follows."
    )
    drawing = draw_dots(
        dots, whole=whole.value, whole_name="England", unit_sign="%", label_id=picture_id, description=description
    )
    return Picture(
        id=picture_id,
        title=title(whole.value),
        subtitle=(
            f"{indicator.heading}, by designated family judge area, "
            f"{period_in_words(whole.period_start, whole.period_end)}. Percent of {indicator.of}, with 95% intervals."
        ),
        drawing=drawing,
        note=(
            "Areas stand in the order of the alphabet: a ranking would mostly rank chance. A filled square and bold "
            "type mark an area whose whole interval lies above or below England’s figure."
        ),
        headings=("Area", "Percent", "Interval from", "to"),
        rows=(("England", f"{whole.value:.1f}", _plain(whole.lower), _plain(whole.upper)), *rows),
    )


def a_year_apart(figures: Figures) -> Picture | None:
    """Return what periods there are: open children and those over 52 weeks, by law, now and a year before."""
    sets, rows = [], []
    for indicator in (OPEN_CHILDREN, OVER_52):
        pairs = []
        for group in (ALL, PUBLIC, PRIVATE):
            now, before = (
                figures.get(indicator.measure_id, indicator.method, group=group, back=back) for back in (0, 1)
            )
            if now is None or before is None:
                continue
            name = "All" if group == ALL else group_name(*group)
            change = "change withheld"
            if now.value is not None and before.value is not None:
                change = change_in_words(_reading(now), _reading(before), "none").amount
            pairs.append(Pair(name, before.value, now.value, f"{shown(before)}, now {shown(now)}: {change}"))
            rows.append((f"{indicator.heading}: {name.lower()}", shown(before), shown(now), change))
        sets += [PairSet(indicator.heading, tuple(pairs))] if pairs else []
    if not sets:
        return None
    first, last = figures.period(OPEN_CHILDREN.measure_id, 1), figures.period(OPEN_CHILDREN.measure_id)
    if first is None or last is None:
        return None
    days = period_in_words(*first), period_in_words(*last)
    description = f"Numbers on {days[0]} and {days[1]}. " + " ".join(f"{n}: {b}, then {a}; {c}." for n, b, a, c in rows)
    open_change = figures.change(OPEN_CHILDREN, "none")
    titles = {"up": "More children are open than a year before", "down": "Fewer children are open than a year before"}
    return Picture(
        id="chart-year",
        title=titles.get(open_change.way if open_change else "", "Children open, now and a year before"),
        subtitle=f"Children, on {days[0]} (hollow) and on {days[1]} (filled).",
        drawing=draw_pairs(sets, label_id="chart-year", description=description),
        note="Each set has its own scale, from nought. Two moments say what changed; they are no trend.",
        headings=("Children", days[0], days[1], "Change"),
        rows=tuple(rows),
    )


def length_by_method(figures: Figures, measure: Mapping[str, Any]) -> Picture | None:
    """Return how long the closed care cases took, by every method in weeks, each with what it counts.

    A table and no drawing: the page has three charts, as many as are taken in at once.
    """
    titles, units = measure["method_titles"], measure.get("method_units", {})
    rows, values = [], []
    for method in measure["methods"]:
        if units.get(method, measure["unit"]) != "weeks":
            continue
        is_cafcass = figures.get(CARE_WEEKS.measure_id, method, group=CARE) is not None
        figure = figures.get(CARE_WEEKS.measure_id, method, group=CARE if is_cafcass else ALL)
        if figure is None:
            continue
        title = f"{'By application' if is_cafcass else 'By child'}. {titles[method]}"
        rows.append((title, shown(figure), _plain(figure.lower), _plain(figure.upper), _of(figure)))
        values += [figure.value] if figure.value is not None else []
    if not values:
        return None
    period = figures.period(CARE_WEEKS.measure_id)
    low, high = min(values), max(values)
    return Picture(
        id="chart-methods",
        title=(
            f"The same quarter reads as {low:.0f} weeks or {high:.0f}, by method"
            if round(low) != round(high)
            else f"Every method reads {high:.0f} weeks"
        ),
        subtitle=f"Length of care cases that ended in {period_in_words(*period) if period else ''}, in weeks.",
        drawing=Markup(""),
        note="Intervals are of 95%. Some methods count applications, others children.",
        headings=("Method", "Weeks", "Interval from", "to", "Cases or children"),
        rows=tuple(rows),
    )


def _with_interval(figure: Any, cell: str) -> str:
    if figure.value is None or figure.lower is None or figure.upper is None:
        return cell
    return f"{cell} ({figure.lower:.0f} to {figure.upper:.0f})"


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}"


def _of(figure: Any) -> str:
    return "c" if figure.denominator is None else f"{figure.denominator:,}"


def _reading(figure: Any) -> Reading:
    return Reading(figure.value, figure.unit, figure.lower, figure.upper)
