"""What authorities tell of care otherwise than it happened: the last weeks missing, days and placements written wrong.

Each function takes the rows of authority_rows and keeps what is true in `true_` columns. Rates: disagreements.yaml.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from waypost.synthetic.authority_rows import LATER_DAYS, AuthorityRows, known_by
from waypost.synthetic.chance import happens
from waypost.synthetic.late import days_off
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates

CHILD = ("sender", "number")
NEW_STATUS, NEW_PLACEMENT = ("S", "L", "B", "U"), ("S", "P", "T", "B", "U")
_FAR = 10**6


def known_until(rows: AuthorityRows, plan: Plan) -> pl.DataFrame:
    """Return sender and known_until: the day up to which an authority's last extract and return are complete."""
    given = rates("disagreements").table("return_lacks_last_days")
    senders = rows.children.select("sender").unique().sort("sender")
    lacks = happens(plan.chance("authorities that lack the last days"), given["share"], senders.height)
    days = pl.Series(np.where(lacks, given["days"], 0))
    return senders.with_columns(known_until=pl.lit(plan.until) - pl.duration(days=pl.lit(days)))


def as_extracted(rows: AuthorityRows, plan: Plan) -> AuthorityRows:
    """Return the rows without what came after the day up to which each authority's extract is complete."""
    cut = known_until(rows, plan)
    children, episodes, begun = (
        frame.join(cut, on="sender", how="left", maintain_order="left")
        for frame in (rows.children, rows.episodes, rows.pre_proceedings)
    )
    last = pl.col("known_until")
    return replace(
        rows,
        children=children.filter(pl.col("known_from") <= last),
        episodes=episodes.filter(pl.col("started_on") <= last).with_columns(known_by(last)),
        pre_proceedings=begun.filter(pl.col("decided_on") <= last).with_columns(
            pl.when(pl.col(name) <= last).then(pl.col(name)).alias(name) for name in LATER_DAYS
        ),
    )


def dated_otherwise(rows: pl.DataFrame, is_start: pl.Expr, source: str, plan: Plan) -> pl.DataFrame:
    """Return rows (spells or episodes, sorted by child and start) of which a share of the starts is some days off.

    Only where both neighbours are far enough; what ended that day ends on the other day too. No first start moves back.
    """
    given: dict[str, Any] = rates("disagreements").table("legal_status_day_off")[source]
    least = 1 + 2 * max(abs(int(days)) for days in given["days"])
    off = pl.lit(days_off(given, plan.chance(f"{source} days of legal statuses"), rows.height))
    started_on, child = pl.col("started_on"), list(CHILD)
    before = (started_on - started_on.shift(1).over(child)).dt.total_days()
    following = pl.min_horizontal(started_on.shift(-1).over(child), "ended_on", "known_until")
    is_first_back = before.is_null() & (off < 0)
    has_room = (before.fill_null(_FAR) >= least) & ((following - started_on).dt.total_days() >= least)
    moved = rows.with_columns(
        _told_on=pl.when(is_start & has_room & ~is_first_back)
        .then(started_on + pl.duration(days=off))
        .otherwise(started_on)
    )
    ends_with_next = pl.col("ended_on") == started_on.shift(-1).over(child)
    ended_on = pl.when(ends_with_next).then(pl.col("_told_on").shift(-1).over(child)).otherwise("ended_on")
    return (
        moved.with_columns(true_started_on="started_on", ended_on=ended_on)
        .with_columns(started_on=pl.col("_told_on"))
        .drop("_told_on")
    )


def has_new_status() -> pl.Expr:
    """Say which episodes, sorted by child and start, begin a legal status: by the reason given, or as another one."""
    former = pl.col("legal_status").shift(1).over(list(CHILD))
    return pl.col("reason_new").is_in(NEW_STATUS) | ~pl.col("legal_status").eq_missing(former)


def has_new_placement() -> pl.Expr:
    """Say which episodes begin a placement, by the reason given."""
    return pl.col("reason_new").is_in(NEW_PLACEMENT)


def placed_otherwise(episodes: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return episodes of which a share of the foster placements is told as another kind of the same, all through it."""
    given = rates("disagreements").table("placement_otherwise")
    drawn = pl.Series(happens(plan.chance("ssda903 placements"), given["share"], episodes.height))
    child = list(CHILD)
    spells = episodes.with_columns(_spell=has_new_placement().cast(pl.Int64).cum_sum().over(child), _drawn=drawn)
    is_other = pl.col("_drawn").first().over(*child, "_spell")
    told = pl.when(is_other).then(other_foster_placement()).otherwise("placement")
    return spells.with_columns(true_placement="placement", placement=told).drop("_spell", "_drawn")


def other_foster_placement() -> pl.Expr:
    """Return the kind of foster placement for which one is mistaken; others stay."""
    return pl.col("placement").replace(rates("disagreements").table("placement_otherwise")["instead"])
