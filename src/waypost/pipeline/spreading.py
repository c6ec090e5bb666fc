"""Spreading what is told of a case over the children who are in it.

Some sources know a case and no child: the hearing service, the history of a case. Which children are in the case, the
other sources say. Each child is named by one of their own keys, the first in order of source, sender and key.
"""

from __future__ import annotations

import polars as pl

CASE = ("source", "sender", "proceedings_key")
PERSON = ("source", "sender", "person_key")


def spread(of_cases: pl.DataFrame, participants: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
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
    return (
        of_cases.join(cases, on=CASE, how="inner", nulls_equal=True)
        .join(children, on="proceedings_id", how="inner")
        .with_columns(person_key="named", fact_key=pl.format("{}/{}", "fact_key", "named"))
        .drop("named")
        .select(*of_cases.columns, "child_id", "proceedings_id")
    )


def events_of_no_child(said: pl.DataFrame, told: pl.DataFrame) -> int:
    """Return how many of the events that sources told of cases are told of no child in the record."""
    statement = ["source", "sender", "record_key", "learnt_at"]
    of_cases = said.filter(pl.col("person_key").is_null())
    return of_cases.join(told.select(statement).unique(), on=statement, how="anti", nulls_equal=True).height
