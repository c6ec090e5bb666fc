"""Care applications, a row a child in one: when it reached the court, which authority made it, when it ended."""

from __future__ import annotations

import polars as pl

from waypost.journeys.tables import is_court
from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.record import APPLIED
from waypost.pipeline.told_record import AUTHORITY_SOURCES, ToldRecord

CARE = "section_31"
_IN_CASE = ["proceedings_id", "child_id"]
CASES = {
    "proceedings_id": pl.String,
    "child_id": pl.String,
    "authority": pl.String,
    "submitted_on": pl.Date,
    "over_on": pl.Date,
}
"""`authority`: null where nobody tells it. `submitted_on`: as the court tells it, else the first day told. `over_on`:
null until the child's part is over."""


def cases(record: ToldRecord, numbers: pl.DataFrame) -> pl.DataFrame:
    """Return a row a child in care proceedings, with the columns of CASES, sorted.

    `numbers` is what `own_numbers` returns. A case that a child joined because the child's own was consolidated into it
    is left out: that child's application is the own one.
    """
    care = record.statements.filter((pl.col("application") == CARE) & ~pl.col("source").is_in(AUTHORITY_SOURCES))
    events = record.events.join(care.select("proceedings_id").unique(), on="proceedings_id", how="semi")
    is_court_day = (pl.col("kind") == "application_submitted") & _is_court(events)
    starts = (
        events.filter(pl.col("kind").is_in(APPLIED))
        .group_by("proceedings_id")
        .agg(submitted_on=pl.coalesce(pl.col("happened_on").filter(is_court_day).min(), pl.col("happened_on").min()))
    )
    members = events.select(_IN_CASE).unique().join(starts, on="proceedings_id")
    members = members.join(_taken_in(events, starts), on=_IN_CASE, how="anti")
    placed = members.join(_authorities(members, care, numbers), on=_IN_CASE, how="left")
    whole = placed.join(_ends(record.events), on=_IN_CASE, how="left")
    return whole.select(pl.col(name).cast(kind) for name, kind in CASES.items()).sort(*_IN_CASE)


def _is_court(events: pl.DataFrame) -> pl.Expr:
    return pl.col("source").is_in([source for source in events["source"].unique() if is_court(source)])


def _taken_in(events: pl.DataFrame, starts: pl.DataFrame) -> pl.DataFrame:
    """Return the children in cases into which their own case was consolidated."""
    closed = events.filter(
        pl.col("kind").is_in(["case_closed", "court_case_closed"]) & (pl.col("reason") == "consolidated")
    ).select("child_id", own="proceedings_id", closed_on="happened_on")
    joined = events.filter(pl.col("kind") == "child_joined").select(*_IN_CASE, joined_on="happened_on").unique()
    both = joined.join(starts, on="proceedings_id").join(closed.unique(), on="child_id")
    late = (pl.col("joined_on") - pl.col("submitted_on")).dt.total_days() > days("joined_late_days")
    apart = (pl.col("joined_on") - pl.col("closed_on")).dt.total_days().abs()
    is_taken_in = (pl.col("own") != pl.col("proceedings_id")) & late & (apart <= days("consolidated_within_days"))
    return both.filter(is_taken_in).select(_IN_CASE).unique()


def _authorities(members: pl.DataFrame, care: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """Return the authority of each child in a case: the one that is told of, unless only another knows the child.

    Of several told of one after the other the first counts: it made the application, and another took over later.
    """
    told = (
        care.filter(pl.col("authority").is_not_null())
        .sort("learnt_at", "source", "record_key", nulls_last=True)
        .group_by("proceedings_id", maintain_order=True)
        .agg(told=pl.col("authority").first())
    )
    knowing = (
        numbers.sort("authority")
        .group_by("child_id", maintain_order=True)
        .agg(knowing=pl.col("authority"), only=pl.col("authority").first(), count=pl.len())
    )
    both = members.select(_IN_CASE).join(told, on="proceedings_id", how="left").join(knowing, on="child_id", how="left")
    knows = pl.col("knowing").list.contains(pl.col("told")).fill_null(value=False)
    chosen = pl.when(knows).then("told").when(pl.col("count") == 1).then("only").otherwise("told")
    return both.select(*_IN_CASE, authority=chosen)


def _ends(events: pl.DataFrame) -> pl.DataFrame:
    """Return the last day on which the child's part in each case was ended: a final order, or a closure."""
    is_end = pl.col("kind").is_in(["case_closed", "court_case_closed"]) | (
        (pl.col("kind") == "order_made") & pl.col("flag").fill_null(value=False)
    )
    return events.filter(is_end).group_by(_IN_CASE).agg(over_on=pl.col("happened_on").max())
