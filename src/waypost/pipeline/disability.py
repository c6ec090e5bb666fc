"""Whether each child is disabled, of all that the sources say of it."""

from __future__ import annotations

import polars as pl

from waypost.linkage.sources import PERSON


def with_disability(children: pl.DataFrame, people: pl.DataFrame, identities: pl.DataFrame) -> pl.DataFrame:
    """Add `disability` to one row a child: yes, no, or null where nobody says.

    What a record said last counts for it; of a child's several records yes counts before no, for "no" is also what
    stands where nobody asked. Assumption of ours.
    """
    told = people.lazy().filter((pl.col("role") == "child") & pl.col("is_disabled").is_not_null())
    of_record = (
        told.select(*PERSON, "learnt_at", "is_disabled")
        .group_by(PERSON)
        .agg(is_disabled=pl.col("is_disabled").filter(_is_last(pl.col("learnt_at"))).any())
    )
    of_child = (
        of_record.join(identities.lazy(), on=PERSON, how="inner", nulls_equal=True)
        .group_by("child_id")
        .agg(disability=pl.when(pl.col("is_disabled").any()).then(pl.lit("yes")).otherwise(pl.lit("no")))
        .collect(engine="streaming")
    )
    return children.join(of_child, on="child_id", how="left", maintain_order="left")


def _is_last(learnt_at: pl.Expr) -> pl.Expr:
    return learnt_at.eq_missing(learnt_at.max())
