"""What changed of who is who between two builds: every change told once, with what it was before and after.

A change is one set of children that have records in common before and after: what touches none of them is another.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from waypost.linkage.sources import PERSON

KINDS = {
    "new": "A child of whom no record was known",
    "kept": "A child who keeps the identifier, and of whom a record was added or is no longer told",
    "merged": "Several children are one",
    "split": "One child is several",
    "rearranged": "Records went from several children to several others",
    "gone": "No record of the child is told any more",
    "returned": "Records of a child who was gone are told again",
}
MOVES = {
    "change": pl.Int64,
    "kind": pl.String,
    "learnt_on": pl.Date,
    **dict.fromkeys((*PERSON, "before", "after"), pl.String),
}
"""One row a change and record: the child it was of before (null: of none) and is of after (null: it is not told now).
Of children who keep their identifier only the records that came or went; else every record."""


def moves_of(told: pl.DataFrame, withdrawn: pl.DataFrame, *, on: date, first_change: int) -> pl.DataFrame:
    """Return what changed (MOVES), sorted.

    `told`: one row a record told now: PERSON, `before` (null where not known), `after`, `is_present` (whether it was
    told the last time). `withdrawn`: records told the last time and not now: PERSON, child_id.
    """
    rows = pl.concat(
        [
            told.select(*PERSON, "before", "after", was_told=pl.col("is_present").fill_null(value=False)),
            withdrawn.select(*PERSON, before="child_id", after=pl.lit(None, pl.String), was_told=pl.lit(value=True)),
        ]
    ).with_columns(whole=pl.coalesce("after", "before"))
    rows = _in_sets(rows)
    is_still = (pl.col("before") == pl.col("after")) & pl.col("was_told")
    changed = rows.filter(~is_still.fill_null(value=False).all().over("whole"))
    kinds = changed.group_by("whole").agg(_kind().alias("kind"))
    of_one = pl.col("kind").is_in(["new", "kept", "gone", "returned"])
    came = pl.when(pl.col("was_told")).then("before")  # of one child a record that comes back comes from nowhere
    return (
        changed.join(kinds, on="whole")
        .filter(~of_one | ~is_still.fill_null(value=False))
        .with_columns(before=pl.when(of_one).then(came).otherwise("before"))
        .with_columns(
            change=pl.col("whole").rank("dense").cast(pl.Int64) + (first_change - 1), learnt_on=pl.lit(on, pl.Date)
        )
        .select(list(MOVES))
        .sort("change", *PERSON, nulls_last=True)
    )


def _kind() -> pl.Expr:
    before, after = (pl.col(name).drop_nulls().n_unique() for name in ("before", "after"))
    was_there = pl.col("was_told").any()
    return (
        pl.when(after == 0)
        .then(pl.lit("gone"))
        .when(before == 0)
        .then(pl.lit("new"))
        .when((before == 1) & (after == 1))
        .then(pl.when(was_there).then(pl.lit("kept")).otherwise(pl.lit("returned")))
        .when(after == 1)
        .then(pl.lit("merged"))
        .when(before == 1)
        .then(pl.lit("split"))
        .otherwise(pl.lit("rearranged"))
    )


def _in_sets(rows: pl.DataFrame) -> pl.DataFrame:
    """Name each set of children who share records before and after: the lowest identifier of the set, in `whole`."""
    shared = rows.filter(pl.col("before") != pl.col("after")).select("before", "after").unique()
    named = _lowest_of_sets(shared.iter_rows())  # few: only where children met or parted
    if not named:
        return rows
    sets = pl.DataFrame(list(named.items()), schema={"whole": pl.String, "set": pl.String}, orient="row")
    return rows.join(sets, on="whole", how="left").with_columns(whole=pl.coalesce("set", "whole")).drop("set")


def _lowest_of_sets(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    above: dict[str, str] = {}

    def lowest(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for one, other in pairs:
        low, high = sorted((lowest(one), lowest(other)))
        above[high] = low
    return {name: lowest(name) for name in above}
