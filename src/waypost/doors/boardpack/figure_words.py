"""Released figures as plans of areas and packs of meetings say them: a number, its time, its method, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waypost.casework.strategy.areas.queries import AreaPlanShown, PlannedMeetingShown
from waypost.casework.strategy.plan import named_measures
from waypost.disclosure.released import ReleasedFigure
from waypost.doors.boardpack.reading import ENGLAND
from waypost.doors.pages.words import number_in_words, period_in_words
from waypost.pipeline import measures
from waypost.wiring.released_figures import figures_of_area, newest_figures, titles

Figures = Mapping[str, ReleasedFigure]
BEHIND = ("late", "slipped", "done_but_evidence_against", "accepted_without_a_plan", "plan_incomplete")
"""Statuses of promises that hold performance back."""


def measured_now() -> dict[str, Any]:
    """Return which measures are registered, and of which a figure with a value was released here."""
    released = {one.measure_id for one in newest_figures().values() if one.value is not None}
    return {"registered": {one["id"] for one in measures.listed()}, "released": released}


def figure_told(measure_id: str, figures: Figures, titles: Mapping[str, str]) -> str:
    """Return a measure's newest released figure in words, with its method and period; that there is none, where so."""
    title = titles.get(measure_id, measure_id.replace("_", " "))
    told = next(
        (one for key, one in figures.items() if key.split("/")[0] == measure_id and one.value is not None), None
    )
    if told is None or told.value is None:
        return f"{title}: no figure released"
    where = "" if told.area == ENGLAND else f", {told.area}"
    invented = ", invented families" if told.invented else ""
    number = number_in_words(told.value, told.unit)
    return f"{title}: {number}{where}, {period_in_words(told.period_start, told.period_end)} ({told.method}{invented})"


def figures_of_aims(one: AreaPlanShown) -> dict[str, str]:
    """Return the newest figure of each aim's measure in words: of the area; of England where the area has none."""
    own, country = figures_of_area(one.area), newest_figures()
    return {
        aim.measure_id: figure_told(
            aim.measure_id, {aim.measure_id: own[aim.measure_id]} if aim.measure_id in own else country, titles()
        )
        for aim in one.aims
    }


def pack_lines(one: PlannedMeetingShown) -> tuple[list[tuple[str, str, str]], bool]:
    """Return the lines of a meeting's pack, each with how it was reached, and whether any is of invented families."""
    wanted, named = one.series.measures or named_measures(), titles()
    told = [it for it in newest_figures().values() if it.measure_id in wanted and it.value is not None]
    lines = [
        (named.get(it.measure_id, it.measure_id), number_in_words(it.value or 0, it.unit),
         f"{it.measure_id}, {it.method}, England, {period_in_words(it.period_start, it.period_end)}"
         + (", invented families" if it.invented else ""))
        for it in sorted(told, key=lambda it: (wanted.index(it.measure_id), it.method))
    ]  # fmt: skip
    return lines, any(it.invented for it in told)
