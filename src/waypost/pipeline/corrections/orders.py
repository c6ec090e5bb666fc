"""Orders and legal statuses that can be set beside each other: which order gives which status."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.definition import COURT, agency_of

DECISIVE = (
    *("care_order", "interim_care_order", "supervision_order", "interim_supervision_order", "placement_order"),
    *("special_guardianship_order", "child_arrangements_order", "specific_issue_order", "prohibited_steps_order"),
    *("emergency_protection_order", "adoption_order", "no_order", "withdrawn", "refused"),
)
"""Orders that decide something: directions come by the dozen, and nobody could say which is which."""

_ONE_FORM = {"specific_issue_order": "child_arrangements_order", "prohibited_steps_order": "child_arrangements_order"}
"""Form C43 makes three kinds of order, and the court's feeds do not say which."""

GIVES = {"C1": "interim_care_order", "C2": "care_order", "E1": "placement_order"}
"""The order that gives a legal status (SSDA903 guide, LS; Children Act 1989, sections 31 and 38)."""


def decisive(events: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the orders that decide something, as the court tells them and as Cafcass does, each with `order`."""
    made = events.filter((pl.col("kind") == "order_made") & pl.col("code").is_in(DECISIVE)).with_columns(
        order=pl.col("code").replace(_ONE_FORM), is_status=pl.lit(value=False)
    )
    one = made.unique(
        ["source", "sender", "child_id", "proceedings_id", "order", "happened_on"], keep="first", maintain_order=True
    )
    courts = [source for source in one["source"].unique() if agency_of(source) == COURT]
    return one.filter(pl.col("source").is_in(courts)), one.filter(pl.col("source") == "cafcass")


def statuses(events: pl.DataFrame) -> pl.DataFrame:
    """Return the legal statuses that an order gives, with `order`, which that is."""
    begun = events.filter((pl.col("kind") == "legal_status_started") & pl.col("code").is_in(list(GIVES)))
    return begun.with_columns(
        order=pl.col("code").replace_strict(GIVES, return_dtype=pl.String), is_status=pl.lit(value=True)
    )


def untold_by(some: pl.DataFrame, others: pl.DataFrame, same: list[str]) -> pl.DataFrame:
    """Return the events of one side of which the other has none that is the `same`."""
    return some.join(others.select(same).unique(), on=same, how="anti", maintain_order="left")
