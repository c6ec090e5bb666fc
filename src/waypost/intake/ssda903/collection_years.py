"""Collection years of the return, "2024/25": their days, their order, and which one a return is of when nothing says.

A return tells every episode that was open in its year. So all its DEC lie in one year, and the year in which most of
them lie is the return's; where none is told it is the year of the latest day told. Tables and codes that one year alone
could have bound it from both sides; where they leave one year, that is it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.intake.cells import read_cells
from waypost.intake.layouts import layouts_of
from waypost.vocabulary.care import CARE_LEAVER_ACTIVITIES, PLACEMENTS, REASONS_CEASED, RETURN_SEXES
from waypost.vocabulary.code_lists import CodeList

_APRIL = 4
_WRITTEN = re.compile(r"(?P<first>\d{4})\s?[/–-]\s?(?P<last>\d{2}|\d{4})", re.ASCII)
_SEEN_AT_LEAST = 0.01  # share of the filled cells; one slip of the key is no sign of a year (an assumption)
_MOST_IN = (("episodes", "DEC"),)
_LATEST_IN = (
    ("episodes", "DECOM"),
    ("care_reviews", "REVIEW"),
    ("placed_for_adoption", "DATE_PLACED_CEASED"),
    ("missing", "MIS_START"),
    ("dolo", "DOLO_START"),
    ("sw_episodes", "SW_DECOM"),
)
_CODED: tuple[tuple[str, str, CodeList], ...] = (
    ("header", "SEX", RETURN_SEXES),
    ("episodes", "PLACE", PLACEMENTS),
    ("episodes", "REC", REASONS_CEASED),
    ("oc3", "ACTIV", CARE_LEAVER_ACTIVITIES),
)


_PLACES = (*_MOST_IN, *_LATEST_IN, *((table, column) for table, column, _ in _CODED))
TELLING: Mapping[str, tuple[str, ...]] = {
    table: tuple(dict.fromkeys(column for name, column in _PLACES if name == table)) for table, _ in _PLACES
}
"""The columns by which each table tells the year. A table that is not here tells it by being there, or not at all."""


Counted = Mapping[str, pl.DataFrame]
"""A table's columns of `TELLING`, by name: `text`, each text that stands in a cell, and `count`, how often."""


@dataclass(frozen=True, slots=True)
class YearTold:
    """The collection year that a return's content tells, null where it tells none; `is_contradicted` by its codes."""

    year: str | None
    is_contradicted: bool = False


def collection_year(begins_in: int) -> str:
    """Return the collection year that begins on 1 April of a calendar year: 2024 is "2024/25"."""
    return f"{begins_in}/{(begins_in + 1) % 100:02}"


def begins_in(year: str | None) -> int | None:
    """Return the calendar year in which a collection year begins; None where the text is no collection year.

    People write 2024/25, 2024-25 and 2024/2025.
    """
    written = _WRITTEN.fullmatch((year or "").strip())
    if written is None or (int(written["first"]) + 1) % 100 != int(written["last"]) % 100:
        return None
    return int(written["first"])


def first_day(begins: int) -> date:
    """Return 1 April of a collection year, given the calendar year in which it begins."""
    return date(begins, _APRIL, 1)


def last_day(begins: int) -> date:
    """Return 31 March of a collection year, given the calendar year in which it begins."""
    return date(begins + 1, 3, 31)


def count_cells(pieces: Iterable[pl.Series]) -> pl.DataFrame:
    """Return how often each text stands in a column that comes in pieces: `text`, `count`."""
    counts = [piece.rename("text").value_counts(name="count") for piece in pieces]
    none = pl.DataFrame(schema={"text": pl.String, "count": pl.UInt32})
    return pl.concat([none, *counts], how="vertical_relaxed").group_by("text").agg(pl.col("count").sum())


def year_told_by(tables: Mapping[str, Counted]) -> YearTold:
    """Return the year that the tables of one return tell by what stands in them."""
    filled = {name: counted for name, counted in tables.items() if any(one.height for one in counted.values())}
    days = _year_of_days(filled)
    first, last = _bounds(filled)
    if days is not None:
        return YearTold(collection_year(days), not first <= days <= last)
    return YearTold(collection_year(first) if first == last else None)


def _year_of_days(tables: Mapping[str, Counted]) -> int | None:
    for table, column in _MOST_IN:
        years = _years(tables, table, column)
        if years.height:
            return int(years.sort("count", "year")["year"][-1])
    for table, column in _LATEST_IN:
        years = _years(tables, table, column)
        if years.height:
            return int(years["year"].max())  # type: ignore[arg-type]
    return None


def _years(tables: Mapping[str, Counted], table: str, column: str) -> pl.DataFrame:
    """Return how many days of a column lie in each collection year: `year`, `count`."""
    if table not in tables:
        return pl.DataFrame(schema={"year": pl.Int32, "count": pl.UInt32})
    field = next(one for one in layouts_of("ssda903")[table].fields if one.name == column)
    counted = tables[table][column]
    days = read_cells(counted.select(pl.col("text").alias(column)), (field,), "ssda903")[column].value
    years = counted.select("count", year=days.dt.year() - (days.dt.month() < _APRIL).cast(pl.Int32)).drop_nulls()
    return years.group_by("year").agg(pl.col("count").sum())


def _bounds(tables: Mapping[str, Counted]) -> tuple[int, int]:
    """Return the first and the last year that could have had these tables and codes."""
    first, last = 0, 9999
    for name in tables:
        first = max(first, begins_in(layouts_of("ssda903")[name].since) or 0)
    for table, column, codes in _CODED:
        for code in _seen(tables, table, column):
            entry = codes.entry(code)
            if entry.in_force_from is not None:
                first = max(first, entry.in_force_from.year - (entry.in_force_from.month < _APRIL))
            if entry.in_force_to is not None:
                last = min(last, entry.in_force_to.year - (entry.in_force_to.month < _APRIL))
    return first, last


def _seen(tables: Mapping[str, Counted], table: str, column: str) -> list[str]:
    codes = next(codes for _, name, codes in _CODED if name == column)
    if table not in tables:
        return []
    text = pl.col("text").str.strip_chars().str.to_uppercase()
    counts = tables[table][column].group_by(text).agg(pl.col("count").sum())
    least = _SEEN_AT_LEAST * int(counts["count"].sum())
    return sorted(counts.filter(pl.col("text").is_in(codes.codes), pl.col("count") >= least)["text"])
