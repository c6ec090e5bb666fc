"""Linkage: of the children whom a source knows, how many are known from another source too, and how surely.

A child stands in the month in which the source first tells something of them, and in the place where it does.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.data_quality.material import Material
from waypost.pipeline.data_quality.matters import Matters
from waypost.pipeline.data_quality.tallies import PLACES, in_window, tally

LINKAGE_BY = ("source", "linked_to")
ANY_OTHER, CONFIRMED = "any_other", "confirmed"
"""Linked to any other source; and, of all children, those whose identity is confirmed and not statistical."""


def linked(material: Material, matter: Matters) -> pl.DataFrame:
    """Return source, linked_to, place_kind, place, month, numerator and denominator, with every whole.

    `linked_to` is another source, any_other, or confirmed.
    """
    first = (
        material.events.first_told()
        .sort("source", "child", "happened_on", "place")
        .unique(["source", "child"], keep="first", maintain_order=True)
    )
    known = in_window(first, "happened_on", material.as_of, matter.months)
    whose = material.identities.select("source", "child", "identity").unique()
    others = whose.select("child", linked_to="source")
    sources = sorted(whose["source"].unique())
    asked = known.join(pl.DataFrame({"linked_to": sources}, schema={"linked_to": pl.String}), how="cross").filter(
        pl.col("linked_to") != pl.col("source")
    )
    to_each = asked.join(others.with_columns(is_told=pl.lit(value=True)), on=["child", "linked_to"], how="left")
    each = to_each.with_columns(pl.col("is_told").fill_null(value=False))
    alone = whose.group_by("child").agg(is_told=pl.len() > 1)
    to_any = known.join(alone, on="child", how="inner").with_columns(linked_to=pl.lit(ANY_OTHER))
    sure = whose.select("child", is_told=pl.col("identity") == CONFIRMED).unique("child")
    confirmed = known.join(sure, on="child", how="inner").with_columns(linked_to=pl.lit(CONFIRMED))
    columns = [*LINKAGE_BY, *PLACES, "is_told"]
    return tally(pl.concat(part.select(columns) for part in (each, to_any, confirmed)), LINKAGE_BY)
