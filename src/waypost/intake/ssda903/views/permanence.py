"""Previous permanence, and what it says of a child to episodes."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.partial_dates import first_possible_day
from waypost.intake.ssda903.views.book import CHILD, Book
from waypost.intake.ssda903.views.care import care_by_child

_NONE = "Z1"


def permanence_view(book: Book) -> pl.LazyFrame:
    """Return every row of previous permanence with the facts that rules ask of it."""
    first = first_possible_day(pl.col("DATE_PERM")).alias("permanence.first_possible_on")
    return (
        book.rows["previous_permanence"]
        .with_columns(first)
        .join(care_by_child(book, "previous_permanence"), on=CHILD, how="left")
    )


def permanence_by_child(book: Book) -> pl.LazyFrame:
    """Say of each child with a row whether all of it is told: the kind, and day and authority where there was one."""
    is_dated = pl.col("told.LA_PERM") & pl.col("told.DATE_PERM")
    is_whole = pl.col("told.PREV_PERM") & (is_dated | (pl.col("raw.PREV_PERM") == _NONE))
    rows = book.rows["previous_permanence"]
    return rows.group_by(CHILD).agg(is_whole.all().alias("permanence.is_whole"))
