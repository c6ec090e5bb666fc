"""Released figures for the points of a way of working: the newest, and whether something changed.

A run chart (XmR) needs a dozen values in a row (run_chart.yaml): until then the newest value stands alone, and it says
how many there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from waypost.disclosure.released import ReleasedFigure
from waypost.insight.benchmarking.run_chart import run_chart, run_chart_rules
from waypost.pipeline import measures
from waypost.vocabulary.areas import AREAS
from waypost.wiring.released_figures import COURT_AREA, figures_in_order, of_everybody


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a point: its title, the newest value released, and what its past says in words."""

    key: str
    title: str
    figure: ReleasedFigure | None
    past: str


def told_of(keys: Iterable[str]) -> dict[str, Told]:
    """Return what is released of each `measure/method`; one that is not there has no figure, and says so."""
    series, titles = figures_in_order(), method_titles()
    return {key: _told(key, titles.get(key, key), series.get(key, ())) for key in dict.fromkeys(keys)}


@dataclass(frozen=True, slots=True)
class AreaTold:
    """A court area and the newest released figure of each `measure/method` there; one that is not there is None."""

    code: str
    name: str
    figures: Mapping[str, ReleasedFigure | None]


def told_of_areas(keys: Sequence[str], *, where: Collection[str]) -> tuple[AreaTold, ...]:
    """Return each court area of which a figure of `where` was released, by name, with the newest of every key."""
    wanted = set(keys)
    newest: dict[tuple[str, str], ReleasedFigure] = {}
    for one in of_everybody():
        key = (one.area, f"{one.measure_id}/{one.method}")
        if one.area_kind != COURT_AREA or key[1] not in wanted:
            continue
        if key not in newest or newest[key].period_end < one.period_end:
            newest[key] = one
    areas = {area for area, key in newest if key in where}
    told = [AreaTold(area, _name(area), {key: newest.get((area, key)) for key in keys}) for area in areas]
    return tuple(sorted(told, key=lambda one: (one.code not in AREAS, one.name)))


def _name(area: str) -> str:
    return AREAS[area].name if area in AREAS else "Area not known"


def method_titles() -> Mapping[str, str]:
    """Return the title of every method by `measure/method`: what a figure tells, in words."""
    return {
        f"{one['id']}/{method}": f"{one['title']}: {words[0].lower()}{words[1:]}"
        for one in measures.described()
        for method, words in one["method_titles"].items()
    }


def _told(key: str, title: str, series: tuple[ReleasedFigure, ...]) -> Told:
    if not series:
        return Told(key, title, None, "Nothing of it is released here.")
    values = [one.value for one in series if one.value is not None]
    return Told(key, title, series[-1], _past(values))


def _past(values: list[float]) -> str:
    chart = run_chart(values)
    if chart is None:
        fewest = run_chart_rules()["fewest_values"]["value"]
        return f"{len(values)} released so far; from {fewest} on it can be said whether something changed."
    if chart.signals[-1]:
        return "The newest is more than its usual to and fro."
    return f"Within its usual to and fro: {max(0.0, chart.lower):.1f} to {chart.upper:.1f}."
