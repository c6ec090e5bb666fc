"""The board pack's tables: the same rows for the page, the CSV files and the spreadsheet. Numbers stay numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waypost.disclosure.released import ReleasedFigure
from waypost.doors.boardpack.group_words import KINDS
from waypost.doors.boardpack.indicators import AREA_COLUMNS, HEADLINES, Indicator
from waypost.doors.boardpack.reading import ENGLAND, Figures, area_name, group_name, shown
from waypost.doors.boardpack.story import source_name
from waypost.doors.pages.words import period_in_words

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file name, title, what it holds, headings with their units, and rows. Markers stand in the cells."""

    name: str
    title: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def headline_table(figures: Figures, directions: Mapping[str, str]) -> Table:
    """Return the headline figures of England, now and a year before."""
    rows: list[tuple[Cell, ...]] = []
    for indicator in HEADLINES:
        now, before = figures.of(indicator), figures.of(indicator, back=1)
        if now is None:
            continue
        change = figures.change(indicator, directions.get(indicator.measure_id, "none"))
        rows.append(
            (
                indicator.heading,
                now.unit.replace("_", " "),
                period_in_words(now.period_start, now.period_end),
                _number(now),
                _number(before),
                change.amount if change else "",
                change.verdict_in_words if change else "",
            )
        )
    return Table(
        "headlines",
        "Headline figures, England",
        "Each figure now and a year before, with the change in words.",
        ("Figure", "Unit", "Period", "Value", "Value a year before", "Change", "Direction"),
        tuple(rows),
    )


def area_table(figures: Figures) -> Table:
    """Return the headline figures of every area, in the order of the alphabet, England first."""
    columns = [indicator for indicator in AREA_COLUMNS if _is_told_by_area(figures, indicator)]
    rows = [
        (area_name(area), *(_number(figures.of(indicator, area=area)) for indicator in columns))
        for area in (ENGLAND, *figures.areas())
    ]
    return Table(
        "areas",
        "Figures by designated family judge area",
        "One row an area, in the order of the alphabet, England first.",
        ("Area", *(indicator.column for indicator in columns)),
        tuple(rows),
    )


def group_table(figures: Figures) -> Table:
    """Return England's figures by law, by kind of application and by group of children, where they are told."""
    rows: list[tuple[Cell, ...]] = []
    for figure in figures.release.figures:
        is_now = (figure.period_start, figure.period_end) == figures.period(figure.measure_id)
        if figure.area == ENGLAND and figure.group_kind != "all" and is_now:
            kind = {"law": "Law", "application": "Application", "programme": "Way of working", **KINDS}.get(
                figure.group_kind, figure.group_kind
            )
            name = group_name(figure.group_kind, figure.group)
            rows.append(
                (
                    kind,
                    name,
                    figure.measure_id,
                    figure.method,
                    figure.unit.replace("_", " "),
                    _number(figure),
                    figure.numerator,
                    figure.denominator,
                )
            )
    return Table(
        "groups",
        "Figures by law, by application and by group of children, England",
        "One row a measure, method and group.",
        ("Kind of group", "Group", "Measure", "Method", "Unit", "Value", "Numerator (count)", "Denominator (count)"),
        tuple(sorted(rows, key=lambda row: tuple(str(cell) for cell in row[:4]))),
    )


def place_table(figures: Figures, place: str, name: str, measures: Sequence[Mapping[str, Any]]) -> Table:
    """Return every measure of one place by its last period, all groups together, with England's beside it."""
    rows: list[tuple[Cell, ...]] = []
    for measure in measures:
        for method in measure["methods"]:
            own, whole = figures.get(measure["id"], method, area=place), figures.get(measure["id"], method)
            beside = () if place == ENGLAND else (_number(whole),)
            if own is not None:
                when = period_in_words(own.period_start, own.period_end)
                count = figure_count(own)
                rows.append((measure["title"], measure["method_titles"][method], when, own.unit.replace("_", " "),
                             _number(own), own.lower, own.upper, count, *beside))  # fmt: skip
    headings = (
        "Measure",
        "What is told",
        "Period",
        "Unit",
        "Value",
        "Interval from",
        "Interval to",
        "Rests on (count)",
    )
    return Table(
        "measures",
        f"Every measure: {name}",
        "One row a measure and method, by its last period, all groups together.",
        headings if place == ENGLAND else (*headings, "England"),
        tuple(rows),
    )


def figure_count(figure: ReleasedFigure) -> int | None:
    """Return how many a figure rests on, where that may be told."""
    return figure.denominator if figure.denominator is not None else figure.numerator


def source_table(run: Mapping[str, Any]) -> Table:
    """Return what was read, accepted and refused of each source, and when it was last heard from."""
    rows = [
        (
            _capital(source_name(name)),
            *(source.get(key, 0) for key in ("files", "read", "accepted", "refused")),
            source.get("learnt_last_on") or "not told",
        )
        for name, source in sorted(run.get("sources", {}).items())
    ]
    return Table(
        "sources",
        "What was read, and how fresh it is",
        "One row a source. Read is accepted plus refused, for every source.",
        ("Source", "Files", "Records read", "Records accepted", "Records refused", "Last heard from"),
        tuple(rows),
    )


def figure_rows(figures: Sequence[ReleasedFigure]) -> tuple[tuple[Cell, ...], ...]:
    """Return every released figure as a row of numbers and text, columns as in measures.csv."""
    return tuple(
        tuple(
            "true"
            if value is True
            else "false"
            if value is False
            else value
            if isinstance(value, int | float)
            else _text(value)
            for value in (getattr(figure, column) for column in figure.__dataclass_fields__ if column != "seal")
        )
        for figure in figures
    )


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _capital(words: str) -> str:
    plain = words.removeprefix("the ")
    return plain[0].upper() + plain[1:]


def _number(figure: ReleasedFigure | None) -> Cell:
    """Return a figure's number, or its marker, or a dash where there were no cases."""
    if figure is None or figure.value is None:
        return shown(figure)
    return int(figure.value) if figure.unit in ("children", "cases") else figure.value


def _is_told_by_area(figures: Figures, indicator: Indicator) -> bool:
    return any(figures.of(indicator, area=area) is not None for area in figures.areas())
