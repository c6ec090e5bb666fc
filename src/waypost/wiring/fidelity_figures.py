"""Released figures for the points of a way of working: the newest, and whether something changed.

A run chart (XmR) needs a dozen values in a row (run_chart.yaml): until then the newest value stands alone, and it says
how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waypost.disclosure.released import ReleasedFigure
from waypost.insight.benchmarking.run_chart import run_chart, run_chart_rules
from waypost.pipeline import measures
from waypost.wiring.released_figures import figures_in_order


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
