"""The return filled: every field of every row of an authority, each with its source and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.returns.choosing import choose
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.returns.material import Material, material_of
from waypost.pipeline.returns.pre_proceedings import RULES
from waypost.pipeline.returns.rows import of_year
from waypost.pipeline.told_record import ToldRecord

_APRIL = 4


class NoSuchAuthority(YoursToFix):
    """The record holds no pre-proceedings or care application of the authority asked for."""


class YearNotRead(YoursToFix):
    """A year is not written as 2026/27."""


@dataclass(frozen=True, slots=True)
class Year:
    """A return's year, from 1 April to 31 March."""

    begins_on: date
    ends_on: date

    @property
    def title(self) -> str:
        """The year as the department writes it."""
        return f"{self.begins_on.year}/{self.ends_on.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows that stand in the return, the answers to every field of each, and the rows that could not be placed.

    `unmatched`: applications for children whom no file of the authority tells of, so that their number is not known;
    they stand in no return, because a row without the child's number is nobody's. `of_no_authority` counts the children
    in care applications whose authority nobody tells. `year` is None for every year.
    """

    as_of: date
    year: Year | None
    rows: pl.DataFrame
    answers: pl.DataFrame
    unmatched: pl.DataFrame
    of_no_authority: int


def year_of(day: date) -> Year:
    """Return the return's year in which a day lies."""
    begins = day.year - (day.month < _APRIL)
    return Year(date(begins, _APRIL, 1), date(begins + 1, _APRIL - 1, 31))


def read_year(text: str) -> Year:
    """Return the year that is written so: 2026/27 or 2026-27. Raises YearNotRead for anything else."""
    first, _, second = text.replace("-", "/").partition("/")
    if not (first.isascii() and first.isdigit() and len(first) == 4 and second == f"{(int(first) + 1) % 100:02d}"):
        raise YearNotRead("this is no year of a return.", where="--year", do="Write it as 2026/27.")
    return year_of(date(int(first), _APRIL, 1))


def fill(record: ToldRecord, *, year: Year | None = None, authority: str | None = None) -> Filled:
    """Return the return, of one authority or of every one. A year narrows the rows to those of which a part lies in it.

    Raises `NoSuchAuthority` for an authority of which the record tells no such row.
    """
    material = material_of(record)
    placed = material.rows
    if authority is not None:
        placed = placed.filter(pl.col("authority") == authority)
        if placed.is_empty():
            raise NoSuchAuthority(
                "the record tells of no pre-proceedings and no care application of that authority.",
                where="--authority",
                do="Give its GSS code, such as E08000025, and see that its files were in the build.",
            )
    in_year = of_year(placed, year.begins_on, year.ends_on) if year else placed
    chosen = in_year.filter(pl.col("number").is_not_null())
    asked = Material(record, material.all_rows, chosen)
    parts = [choose(field, RULES[name](asked), chosen) for name, field in definition().fields.items()]
    order = {name: place for place, name in enumerate(definition().fields)}
    answers = pl.concat(parts).sort("row", pl.col("field").replace_strict(order, return_dtype=pl.Int64))
    lost = material.all_rows.filter(pl.col("authority").is_null())
    unmatched = in_year.filter(pl.col("number").is_null())
    return Filled(record.as_of, year, chosen, answers, unmatched, lost.height)
