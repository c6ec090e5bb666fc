"""Decisions for adoption and adoptions: both tables' rows, and what they say of a child to other tables."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.views.book import CHILD, Book, beside, in_order
from waypost.intake.ssda903.views.care import care_by_child

_ITEMS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
_IS_REVERSED = pl.col("told.DATE_PLACED_CEASED") | pl.col("told.REASON_PLACED_CEASED")


def decisions_view(book: Book) -> pl.LazyFrame:
    """Return every decision for adoption, in order of time, with the facts that rules ask of it."""
    rows = in_order(book.rows["placed_for_adoption"], "DATE_PLACED", "DATE_PLACED_CEASED")
    is_last = pl.col("DATE_PLACED") == pl.col("DATE_PLACED").max().over("child")
    again = pl.col("DATE_PLACED") == pl.col("last_decision.open_on")
    reversed_then = _last_year(book).filter("is_reversed").select(*CHILD, "DATE_PLACED").unique()
    return (
        rows.with_columns(*beside(("DATE_PLACED", "DATE_PLACED_CEASED")), is_last.alias("decision.is_last"))
        .join(book.header(), on=CHILD, how="left")
        .join(adoptions_by_child(book), on=CHILD, how="left")
        .join(care_by_child(book, "placed_for_adoption"), on=CHILD, how="left")
        .join(_last_year_by_child(book), on=CHILD, how="left")
        .join(
            reversed_then.with_columns(pl.lit(True).alias("last_decision.is_this_reversed")),
            on=[*CHILD, "DATE_PLACED"],
            how="left",
        )
        .with_columns(
            pl.col("last_decision.is_told").fill_null(False),
            again.fill_null(False).any().over("child").alias("last_decision.is_told_again"),
        )
    )


def adoptions_view(book: Book) -> pl.LazyFrame:
    """Return every row of AD1 with the facts that rules ask of it."""
    has_item = pl.any_horizontal(f"told.{name}" for name in _ITEMS)
    return (
        book.rows["ad1"]
        .with_columns(has_item.alias("ad1.has_item"))
        .join(decisions_by_child(book), on=CHILD, how="left")
        .join(care_by_child(book, "ad1"), on=CHILD, how="left")
        .with_columns(pl.col("adopted.is_in_year").fill_null(False))
    )


def decisions_by_child(book: Book) -> pl.LazyFrame:
    """Return what a child's decisions for adoption say to other tables."""
    rows = book.rows["placed_for_adoption"].sort("DATE_PLACED", "row")
    is_open = ~(pl.col("told.DATE_PLACED_CEASED") & pl.col("told.REASON_PLACED_CEASED"))
    dated = pl.col("told.DATE_PLACED_CEASED").filter(pl.col("DATE_PLACED").is_not_null())
    return rows.group_by(CHILD).agg(
        pl.col("DATE_PLACED").min().alias("decision.first_on"),
        pl.col("DATE_PLACED").max().alias("decision.last_on"),
        is_open.any().alias("decision.has_open"),
        dated.last().alias("decision.is_last_reversed"),
    )


def adoptions_by_child(book: Book) -> pl.LazyFrame:
    """Return what a child's row of AD1 says to other tables."""
    return (
        book.rows["ad1"]
        .group_by(CHILD)
        .agg(
            pl.any_horizontal(f"told.{name}" for name in _ITEMS).any().alias("ad1.has_item"),
            pl.all_horizontal(f"told.{name}" for name in _ITEMS).all().alias("ad1.is_whole"),
            pl.col("DATE_INT").max().alias("ad1.decided_on"),
            pl.col("DATE_MATCH").min().alias("ad1.first_matched_on"),
            pl.col("DATE_MATCH").max().alias("ad1.last_matched_on"),
        )
    )


def _last_year(book: Book) -> pl.LazyFrame:
    return book.last["placed_for_adoption"].with_columns(is_reversed=_IS_REVERSED).sort("DATE_PLACED", "row")


def _last_year_by_child(book: Book) -> pl.LazyFrame:
    day, is_open = pl.col("DATE_PLACED"), ~pl.col("told.DATE_PLACED_CEASED")
    return (
        _last_year(book)
        .group_by(CHILD)
        .agg(
            day.is_not_null().any().alias("last_decision.is_told"),
            day.filter(is_open).max().alias("last_decision.open_on"),
            day.filter(pl.col("is_reversed")).max().alias("last_decision.reversed_on"),
        )
    )
