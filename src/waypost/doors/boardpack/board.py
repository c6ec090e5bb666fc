"""The board page: what a minister or a board reads, from what was released and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waypost.disclosure.released import MARKERS, Release
from waypost.doors.boardpack.indicators import AREA_COLUMNS, HEADLINES, Indicator
from waypost.doors.boardpack.pictures import (
    Picture,
    a_year_apart,
    length_by_method,
    over_52_by_area,
    within_26_by_area,
)
from waypost.doors.boardpack.reading import ENGLAND, Figures, area_name, markers_used, shown
from waypost.doors.boardpack.story import questions, sentences
from waypost.doors.boardpack.tables import Table, area_table, source_table
from waypost.doors.pages.freshness import freshness_lines
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import Change, count_in_words, number_in_words, period_in_words, plain_number

PACKAGE = "waypost.doors.boardpack"
_DEFINED_HERE = frozenset(indicator.measure_id for indicator in (*HEADLINES, *AREA_COLUMNS))
"""The measures whose definitions stand on the page: those of its figures."""


@dataclass(frozen=True, slots=True)
class Card:
    """One headline: its number and unit apart (or why it is withheld), interval, period, and a year's change."""

    heading: str
    number: str
    unit: str
    withheld: str
    interval: str
    period: str
    change: Change | None
    measure_id: str


def render_board(release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> str:
    """Return the board page as HTML. The same release, definitions and run give the same bytes."""
    figures = Figures(release)
    directions = {measure["id"]: measure["direction"] for measure in measures}
    columns = [figures.of(indicator, area=area) for area in figures.areas() for indicator in AREA_COLUMNS]
    return render_page(
        "board.html",
        title="Children in the family courts: board pack",
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        sentences=sentences(figures, directions),
        cards=_cards(figures, directions),
        pictures=_pictures(figures, measures),
        areas=_area_rows(figures, area_table(figures)),
        markers=markers_used(columns),
        sources=source_table(run),
        freshness=freshness_lines(run.get("freshness", ())),
        questions=questions(figures, run),
        measures=[measure for measure in measures if measure["id"] in _DEFINED_HERE],
        certainty=_certainty(release),
        profile=release.profile,
    )


def _cards(figures: Figures, directions: Mapping[str, str]) -> list[Card]:
    cards = []
    for indicator in HEADLINES:
        figure = figures.of(indicator)
        if figure is not None:
            cards.append(_card(figures, indicator, directions.get(indicator.measure_id, "none")))
    return cards


def _card(figures: Figures, indicator: Indicator, direction: str) -> Card:
    figure = figures.of(indicator)
    assert figure is not None
    number, unit = "", ""
    if figure.value is not None:
        number = plain_number(figure.value, figure.unit)
        unit = {"percent": "%", "weeks": " weeks"}.get(figure.unit, "")
    interval = ""
    if figure.lower is not None and figure.upper is not None:
        low, high = (number_in_words(end, figure.unit) for end in (figure.lower, figure.upper))
        interval = f"Likely between {low} and {high}"
    of = (
        f"of {count_in_words(figure.denominator)} {indicator.of}, "
        if number and figure.denominator and indicator.of
        else ""
    )
    return Card(
        heading=indicator.heading,
        number=number,
        unit=unit,
        withheld=MARKERS.get(figure.marker, ""),
        interval=interval,
        period=of + period_in_words(figure.period_start, figure.period_end),
        change=figures.change(indicator, direction),
        measure_id=indicator.measure_id,
    )


def _pictures(figures: Figures, measures: Sequence[Mapping[str, Any]]) -> dict[str, Picture]:
    by_id = {measure["id"]: measure for measure in measures}
    drawers: dict[str, Callable[[], Picture | None]] = {
        "over_52": lambda: over_52_by_area(figures),
        "within_26": lambda: within_26_by_area(figures),
        "year": lambda: a_year_apart(figures),
    }
    if "duration_of_closed_cases" in by_id:
        drawers["methods"] = lambda: length_by_method(figures, by_id["duration_of_closed_cases"])
    return {name: picture for name, draw in drawers.items() if (picture := draw()) is not None}


def _area_rows(figures: Figures, table: Table) -> dict[str, Any]:
    """Return the area table for the page: numbers as a reader wants them, the count behind each share beneath it."""
    columns = [indicator for indicator in AREA_COLUMNS if indicator.column in table.headings]
    rows = []
    for area in (ENGLAND, *figures.areas()):
        cells = []
        for indicator in columns:
            figure = figures.of(indicator, area=area)
            beneath = (
                f"of {count_in_words(figure.denominator)}"
                if figure and figure.value is not None and figure.denominator
                else ""
            )
            cells.append(
                {"text": shown(figure), "beneath": beneath, "is_number": bool(figure and figure.value is not None)}
            )
        rows.append({"name": area_name(area), "is_whole": area == ENGLAND, "cells": cells})
    return {"headings": table.headings, "rows": rows}


def _certainty(release: Release) -> dict[str, Any]:
    hidden = release.counts["c"]
    return {
        "figures": release.counts["figures"],
        "hidden": hidden,
        "share": round(100 * hidden / release.counts["figures"]) if release.counts["figures"] else 0,
        "unreliable": release.counts["u"],
    }
