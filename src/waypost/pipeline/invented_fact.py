"""One fact that an agency tells of an invented child: its columns, and how rows of the world are laid out as facts."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.intake.contract import INSTANT
from waypost.journeys.linked import Schema
from waypost.synthetic.world import World

FACTS: Schema = {
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "told_on": pl.Date,  # when the agency could first tell it
    "person_id": pl.Int64,
    "case_id": pl.Int64,
    "fact_key": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "happened_at": INSTANT,
    "code": pl.String,
    "reason": pl.String,
    "owner": pl.String,
    "due_on": pl.Date,
    "flag": pl.Boolean,
}
Column = str | pl.Expr
EXTENSION = "extension"
"""The order that extends the time, told as an extension and not as an order."""


def laid(rows: pl.DataFrame, source: str, record: Column, kind: Column, on: str, **details: Column) -> pl.DataFrame:
    """Return one fact a row that has a day in column `on`. `details` are columns of FACTS, by name or expression."""
    given: dict[str, Column] = {
        "source": pl.lit(source),
        "record_key": record,
        "told_on": on,
        "kind": kind,
        "happened_on": on,
        "fact_key": kind,
        **{name: name for name in ("person_id", "case_id") if name in rows.columns},
        **details,
    }
    return rows.filter(pl.col(on).is_not_null()).select(
        (pl.col(column) if isinstance(column := given.get(name), str) else _or_null(column)).cast(dtype).alias(name)
        for name, dtype in FACTS.items()
    )


def _or_null(column: pl.Expr | None) -> pl.Expr:
    return pl.lit(None) if column is None else column


def children_of(world: World, cases: pl.DataFrame, as_of: date, *, by_court: bool) -> pl.DataFrame:
    """Return case_id, person_id, joined_on and is_eligible_for_engagement of the children in `cases` by the day.

    The court names the first of them in the application itself; Cafcass has each from the day of joining.
    """
    in_cases = world.children_in_cases.join(cases.select("case_id"), on="case_id", how="semi")
    joined = pl.col("joined_on")
    is_first = (joined == joined.min().over("case_id")) & pl.lit(by_court)
    has_joined = joined.is_null() | (joined <= as_of) | is_first
    return in_cases.filter(has_joined).select("case_id", "person_id", "joined_on", "is_eligible_for_engagement")
