"""Episodes in order of time, with the child's other tables beside them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from waypost.intake.ssda903.facts import ADOPTION_PLACEMENTS, RESPITE, ends_on
from waypost.intake.ssda903.views.adoption import adoptions_by_child, decisions_by_child
from waypost.intake.ssda903.views.book import CHILD, Book, beside, in_order
from waypost.intake.ssda903.views.permanence import permanence_by_child

_BESIDE = ("DECOM", "DEC", "REC", "LS", "CIN", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
_LAST_YEAR = ("DECOM", "DEC", "RNE", "LS", "PLACE")


def episodes_view(book: Book) -> pl.LazyFrame:
    """Return every episode with the facts that rules ask of it."""
    post = pl.col("PL_POST").str.to_uppercase().str.replace_all(" ", "")
    rows = episodes_in_order(book.rows["episodes"]).with_columns(PL_POST=post)
    return (
        rows.with_columns(*beside(_BESIDE))
        .with_columns(_run(), *_respite(), *_firsts())
        .with_columns(_run_days())
        .join(_children(book, rows), on="child", how="left")
        .with_columns(pl.col("decision.has_open").fill_null(True), pl.col("last_year.is_told").fill_null(False))
    )


def _children(book: Book, rows: pl.LazyFrame) -> pl.LazyFrame:
    """Return what other tables and last year's return say of each child. Laid beside once, by the child's number."""
    children = rows.filter("is_first").select(*CHILD, "child")
    for told in (
        book.header(),
        decisions_by_child(book),
        adoptions_by_child(book),
        permanence_by_child(book),
        _last_year(book),
    ):
        children = children.join(told, on=CHILD, how="left")
    return children.drop(CHILD)


def episodes_in_order(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Return episodes by child and time."""
    return in_order(rows, "DECOM", "DEC")


def _run() -> pl.Expr:
    """Number unbroken runs of one legal status: each episode begins no later than the one before it ceased."""
    goes_on = (pl.col("LS") == pl.col("previous.LS")) & (pl.col("DECOM") <= pl.col("previous.DEC"))
    return (~goes_on.fill_null(False)).cum_sum().alias("run")


def _run_days() -> pl.Expr:
    ended = ends_on().max().over("run")
    return (ended - pl.col("DECOM").min().over("run")).dt.total_days().alias("run.days")


def _respite() -> Sequence[pl.Expr]:
    """Days of short breaks (V3) inside the collection year, and whether both kinds of short break are told."""
    from_on = pl.max_horizontal("DECOM", "year.start")
    to_on = pl.min_horizontal(ends_on(), "year.end")
    is_known = pl.col("DECOM").is_not_null() & ends_on().is_not_null()
    days = pl.when(is_known).then((to_on - from_on).dt.total_days().clip(lower_bound=0))
    both = pl.all_horizontal((pl.col("LS") == code).any().over("child") for code in RESPITE)
    return (
        pl.when(pl.col("LS") == "V3").then(days).sum().over("child").alias("respite.days"),
        both.alias("respite.has_both"),
    )


def _firsts() -> Sequence[pl.Expr]:
    placed = pl.when(pl.col("PLACE").is_in(ADOPTION_PLACEMENTS)).then("DECOM")
    ordered = pl.when(pl.col("LS") == "E1").then("DECOM")
    return (
        placed.min().over("child").alias("adoption_placement.first_on"),
        ordered.min().over("child").alias("placement_order.first_on"),
    )


def _last_year(book: Book) -> pl.LazyFrame:
    """Return the child's last episode in the return of the year before."""
    last = book.last["episodes"].filter(pl.col("DECOM").is_not_null()).sort("DECOM", "row")
    return last.group_by(CHILD).agg(
        pl.lit(True).alias("last_year.is_told"),
        *(pl.col(name).last().alias(f"last_year.{name}") for name in _LAST_YEAR),
    )
