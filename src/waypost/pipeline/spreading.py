"""Spreading what is told of a case over the children who are in it.

Some sources know a case and no child: the hearing service, the history of a case. Which children are in the case, the
other sources say. Each child is named by one of their own keys, the first in order of source, sender and key.
"""

from __future__ import annotations

import polars as pl

CASE = ("source", "sender", "proceedings_key")
PERSON = ("source", "sender", "person_key")


def spread(of_cases: pl.LazyFrame, participants: pl.DataFrame, cases: pl.DataFrame) -> pl.LazyFrame:
    """Return events told of cases (no `person_key`) once for every child of the case, with `child_id`.

    `participants`: PERSON, proceedings_key, child_id of every child record in a case; `cases`: CASE, proceedings_id.
    Events of a case in which no source names a child are told of nobody: `events_of_no_child` counts them.
    """
    children = (
        participants.join(cases, on=CASE, how="inner", nulls_equal=True)
        .sort(*PERSON, nulls_last=True)
        .unique(["proceedings_id", "child_id"], keep="first", maintain_order=True)
        .select("proceedings_id", "child_id", pl.col("person_key").alias("named"))
    )
    columns = of_cases.collect_schema().names()
    return (
        of_cases.join(cases.lazy(), on=CASE, how="inner", nulls_equal=True)
        .join(children.lazy(), on="proceedings_id", how="inner")
        .with_columns(person_key="named", fact_key=pl.format("{}/{}", "fact_key", "named"))
        .drop("named")
        .select(*columns, "child_id", "proceedings_id")
    )


def events_of_no_child(said: pl.LazyFrame, told: pl.LazyFrame) -> int:
    """Return how many of the events that sources told of cases are told of no child in the record."""
    statement = ["source", "sender", "record_key", "learnt_at"]
    of_cases = said.filter(pl.col("person_key").is_null()).select(statement).collect(engine="streaming")
    if of_cases.is_empty():
        return 0
    tellers = pl.col("source").is_in(of_cases["source"].unique().implode())
    spread_out = told.filter(tellers).select(statement).unique().collect(engine="streaming")
    return of_cases.join(spread_out, on=statement, how="anti", nulls_equal=True).height
