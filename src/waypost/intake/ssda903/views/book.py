"""Every row of every return, and the same rows seen from the return of the year after.

Rows are all that were gathered, refused ones too: a rule is asked of the return as it was made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from waypost.intake.checking import Checked
from waypost.intake.gathering import Gathered
from waypost.intake.ssda903.collection_years import first_day, last_day
from waypost.intake.ssda903.returns import Return
from waypost.intake.words import words_for_nothing_in_any_case

CHILD = ["return", "CHILD"]
"""What names a child: CHILD is unique inside one return."""


@dataclass(frozen=True, slots=True)
class Book:
    """The rows of every table, by its name.

    Columns: `row` (place in the gathered table), `return`, the layout's own, `told.X` and `raw.X` for each of them,
    `year.start` and `year.end`. In `last` they are the rows of the return before, under the number of the one after.
    """

    rows: Mapping[str, pl.LazyFrame]
    last: Mapping[str, pl.LazyFrame]

    def header(self) -> pl.LazyFrame:
        """Return one row a child of the header: `return`, CHILD and `header.DOB`."""
        told = (
            self.rows["header"].filter(pl.col("CHILD").is_not_null()).unique(CHILD, keep="first", maintain_order=True)
        )
        return told.select(*CHILD, pl.col("DOB").alias("header.DOB"))


def book_of(gathered: Mapping[str, Gathered], checked: Mapping[str, Checked], returns: Sequence[Return]) -> Book:
    """Return the rows of every table of every return."""
    about = _about(returns)
    after = pl.LazyFrame(
        {"return": [one.last for one in returns], "after": [one.number for one in returns]},
        schema={"return": pl.Int64, "after": pl.Int64},
    ).drop_nulls()
    rows = {name: _rows(table, checked[name], returns).join(about, on="return") for name, table in gathered.items()}
    last = {
        name: frame.join(after, on="return").drop("return").rename({"after": "return"}) for name, frame in rows.items()
    }
    return Book(rows, last)


def _about(returns: Sequence[Return]) -> pl.LazyFrame:
    days = [
        (one.number, first_day(one.begins) if one.begins else None, last_day(one.begins) if one.begins else None)
        for one in returns
    ]
    schema = {"return": pl.Int64, "year.start": pl.Date, "year.end": pl.Date}
    return pl.LazyFrame(days, schema=schema, orient="row")


def _rows(gathered: Gathered, checked: Checked, returns: Sequence[Return]) -> pl.LazyFrame:
    names = gathered.layout.column_names
    number_of = {file: one.number for one in returns for file in one.files}
    text = gathered.frame.select(pl.col(name).alias(f"text.{name}") for name in names)
    both = pl.concat([checked.typed, text], how="horizontal").lazy().with_row_index("row")
    return both.select(
        "row",
        pl.col("file").replace_strict(number_of, return_dtype=pl.Int64).alias("return"),
        *names,
        *(_told(name).alias(f"told.{name}") for name in names),
        *(pl.col(f"text.{name}").str.strip_chars().str.to_uppercase().alias(f"raw.{name}") for name in names),
    )


def _told(name: str) -> pl.Expr:
    is_nothing = pl.col(f"text.{name}").str.strip_chars().is_in(words_for_nothing_in_any_case())
    return (~is_nothing).fill_null(False)


def in_order(rows: pl.LazyFrame, *order: str) -> pl.LazyFrame:
    """Sort rows by child and then as asked, and mark each child's: `is_first`, and `child`, a running number."""
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in CHILD).fill_null(False)
    placed = rows.sort(*CHILD, *order, "row", nulls_last=True).with_columns(is_first=~same)
    return placed.with_columns(child=pl.col("is_first").cum_sum())


def beside(columns: Sequence[str]) -> list[pl.Expr]:
    """Return `previous.X` and `next.X` of rows in order, null beyond the child's own."""
    has_next = ~pl.col("is_first").shift(-1, fill_value=True)
    return [
        *(pl.when(~pl.col("is_first")).then(pl.col(name).shift(1)).alias(f"previous.{name}") for name in columns),
        *(pl.when(has_next).then(pl.col(name).shift(-1)).alias(f"next.{name}") for name in columns),
        has_next.alias("has_next"),
    ]
