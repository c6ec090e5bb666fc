"""How each case that casework takes in stands now: the hearing that is listed next, and whether it has ended."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.disclosure.gate import let_events_out
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.casework.arrivals import Arrivals
from waypost.pipeline.casework.cafcass_tables import CAFCASS
from waypost.pipeline.casework.tellings import EXIT
from waypost.vocabulary.hearings import HEARINGS

_CASES = "cases/"


def cases_now(usable: UsableRecord, arrived: Arrivals, *, as_of: date) -> pl.DataFrame:
    """Return (case_id, ended_on, next_hearing_on, next_hearing_kind), one row a case that arrives.

    `next_hearing_on` is the first day from `as_of` on for which a hearing is listed and not called off, by events that
    are surely a child's own, and `next_hearing_kind` its code; null where none is told. `ended_on` is the last child's
    first final order, null until every child has one.
    """
    usable.check_is_for("direct_work")
    known = _proceedings_of(usable, arrived)
    listed = _listed(usable, arrived, as_of).join(known, on="proceedings_id")
    first = listed.sort("case_id", "next_hearing_on", "next_hearing_kind").unique("case_id", maintain_order=True)
    ended = (
        pl.read_parquet(usable.record / "proceedings.parquet", columns=["proceedings_id", "completed_on"])
        .join(known, on="proceedings_id")
        .filter(pl.col("completed_on") <= as_of)
        .group_by("case_id")
        .agg(pl.col("completed_on").max().alias("ended_on"))
    )
    cases = arrived.cases.select("case_id").unique().join(ended, on="case_id", how="left")
    return cases.join(first.drop("proceedings_id"), on="case_id", how="left").sort("case_id")


def _proceedings_of(usable: UsableRecord, arrived: Arrivals) -> pl.DataFrame:
    """Return (case_id, proceedings_id): which proceedings of the record a Cafcass case is."""
    return (
        pl.scan_parquet(usable.record / "proceedings_statements.parquet")
        .filter(pl.col("source") == CAFCASS, pl.col("record_key").str.starts_with(_CASES))
        .select(pl.col("record_key").str.strip_prefix(_CASES).alias("case_id"), "proceedings_id")
        .unique()
        .collect()
        .join(arrived.cases, on="case_id", how="semi")
    )


def _listed(usable: UsableRecord, arrived: Arrivals, as_of: date) -> pl.DataFrame:
    """Return (proceedings_id, next_hearing_on, next_hearing_kind) of every hearing to come that may be told."""
    events = (
        pl.scan_parquet(usable.record / "events.parquet")
        .filter(pl.col("superseded_at").is_null(), pl.col("kind") == "hearing_listed", pl.col("happened_on") >= as_of)
        .join(arrived.own.lazy(), on=["child_id", "source", "person_key"], how="semi")
        .collect()
    )
    code = pl.when(pl.col("code").is_in(list(HEARINGS.codes))).then("code")
    return let_events_out(EXIT, events).select(
        "proceedings_id", pl.col("happened_on").alias("next_hearing_on"), code.alias("next_hearing_kind")
    )
