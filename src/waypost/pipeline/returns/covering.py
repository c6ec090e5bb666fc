"""How far back the record reaches, and so of which rows it can say that there was nothing before."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.material import Material


def reaches_back(material: Material, first: pl.Expr) -> pl.Expr:
    """Say whether the record, which begins on `first`, covers three years before a row or the child's whole life.

    The frame has started_on and born_on.
    """
    covered = (pl.col("started_on") - first).dt.total_days() >= days("covered_days")
    return (covered | (pl.col("born_on") >= first)).fill_null(value=False)


def with_birth(material: Material) -> pl.DataFrame:
    """Return the rows to be filled, each with the child's birth date as linkage chose it."""
    return material.rows.join(material.born_on(), on="child_id", how="left", maintain_order="left")


def first_of_returns(material: Material) -> pl.DataFrame:
    """Return authority and first_on: from when its returns tell of pre-proceedings."""
    begun = material.all_rows.filter(pl.col("began_on").is_not_null())
    return begun.group_by("authority").agg(first_on=pl.col("began_on").min())


def earlier(material: Material, days_of_child: pl.DataFrame) -> pl.DataFrame:
    """Return row and value: how many of the days (child_id, day) of each row's child lie before the row began."""
    own = material.rows.select("row", "child_id", "started_on")
    both = own.join(days_of_child, on="child_id", how="left")
    is_before = (pl.col("day") < pl.col("started_on")).fill_null(value=False)
    return both.group_by("row").agg(value=is_before.sum())


def day_or_never(day: date | None) -> pl.Expr:
    """Return a day as an expression; none covers nothing."""
    return pl.lit(day, dtype=pl.Date)
