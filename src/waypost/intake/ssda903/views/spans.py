"""Missing episodes and deprivations of liberty: spans of days set against the child's care."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.views.book import CHILD, Book, beside, in_order
from waypost.intake.ssda903.views.episodes import episodes_in_order


def missing_view(book: Book) -> pl.LazyFrame:
    """Return every time a child was missing with the facts that rules ask of it."""
    return _spans(book, "missing", "MIS_START", "MIS_END")


def dolo_view(book: Book) -> pl.LazyFrame:
    """Return every deprivation of liberty with the facts that rules ask of it."""
    return _spans(book, "dolo", "DOLO_START", "DOLO_END")


def left_open(book: Book, table: str, start: str, end: str) -> pl.LazyFrame:
    """Return each child with a span that last year's return left open and that this year's does not tell again."""
    was_open = book.last[table].filter(~pl.col(f"told.{end}") & pl.col(start).is_not_null()).select(*CHILD, start)
    told = book.rows[table].select(*CHILD, start)
    forgotten = was_open.join(told, on=[*CHILD, start], how="anti")
    return forgotten.select(*CHILD).unique().with_columns(pl.lit(True).alias(f"{table}.is_left_open"))


def _spans(book: Book, table: str, start: str, end: str) -> pl.LazyFrame:
    rows = in_order(book.rows[table], start, end)
    spans = book.rows[table].select("row", *CHILD, start=start, end=end)
    return (
        rows.with_columns(*beside((start, end)))
        .join(_against_episodes(book, spans), on="row", how="left")
        .join(_against_periods(book, spans), on="row", how="left")
        .join(book.header(), on=CHILD, how="left")
    )


def _against_episodes(book: Book, spans: pl.LazyFrame) -> pl.LazyFrame:
    episodes = (
        book.rows["episodes"].filter(pl.col("DECOM").is_not_null()).select(*CHILD, "DECOM", "DEC", "REC", "PLACE")
    )
    start, end = pl.col("start"), pl.col("end")
    holds = (start >= pl.col("DECOM")) & (start <= pl.col("DEC")).fill_null(True)
    meanwhile = (end >= pl.col("DECOM")) & (start <= pl.col("DEC")).fill_null(True)
    with_it = (end == pl.col("DEC")) & (pl.col("REC") != "E8").fill_null(True)
    return (
        spans.join(episodes, on=CHILD)
        .group_by("row")
        .agg(
            pl.lit(True).alias("care.is_told"),
            holds.fill_null(False).any().alias("care.holds_start"),
            (holds & pl.col("DEC").is_not_null()).fill_null(False).any().alias("care.holds_start_and_ceased"),
            (pl.col("DECOM") > start).fill_null(False).any().alias("care.begins_later"),
            with_it.fill_null(False).any().alias("care.ceases_with_it_but_e8"),
            pl.col("PLACE").filter(meanwhile.fill_null(False)).alias("care.placements_meanwhile"),
        )
    )


def _against_periods(book: Book, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Set spans against periods of care: episodes that follow one another without a gap."""
    dated = episodes_in_order(book.rows["episodes"].filter(pl.col("DECOM").is_not_null())).with_columns(
        *beside(("DEC",))
    )
    is_new = pl.col("is_first") | (pl.col("DECOM") > pl.col("previous.DEC")).fill_null(False)
    periods = (
        dated.with_columns(period=is_new.cum_sum())
        .group_by("period")
        .agg(*(pl.col(name).first() for name in CHILD), pl.col("DECOM").min(), pl.col("DEC").last())
    )
    start, end, began, ended = pl.col("start"), pl.col("end"), pl.col("DECOM"), pl.col("DEC")
    is_out = (
        (end.is_null() & ended.is_not_null())
        | (end.is_null() & (start < began))
        | (end > ended).fill_null(False)
        | (end < began).fill_null(False)
    )
    starts_out = (start < began) | (start > ended).fill_null(False)
    return (
        spans.join(periods, on=CHILD)
        .group_by("row")
        .agg((~is_out).any().alias("period.holds"), (~starts_out).any().alias("period.holds_start"))
    )
