"""A linkage as some of its records alone tell it: the same children, with what the others said of them left out."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from waypost.linkage.children import best_values
from waypost.linkage.link import Linked
from waypost.linkage.sources import PERSON, source_rank
from waypost.linkage.statements import collapse


def only_of(linked: Linked, people: pl.DataFrame) -> Linked:
    """Return who is who among the child records of `people`, a part of those that were linked.

    A child keeps the identifier; the values are the best of what these records give, the anchor is the first learnt of
    them. Identity stays confirmed only where several of these records tell of the child. Links are left out: they name
    records of both sides.
    """
    own = collapse(people).children.join(linked.identities, on=list(PERSON), how="inner", nulls_equal=True)
    frame = own.with_columns(cluster=pl.col("child_id").rank("dense").cast(pl.Int64))
    key = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "person_key")
    order = ("first_learnt_at", source_rank(), "sender", "person_key")
    first = frame.sort("cluster", *order, nulls_last=True).group_by("cluster", maintain_order=True)
    frame = frame.join(first.agg(anchor=key.first()), on="cluster")
    several = frame.filter(pl.len().over("cluster") > 1)
    sure = linked.children.filter(pl.col("identity") == "confirmed")
    confirmed = several.join(sure, on="child_id", how="semi")["cluster"].unique().sort()
    children = best_values(frame, confirmed)
    return replace(
        linked,
        identities=frame.select(*PERSON, "child_id").sort(*PERSON, nulls_last=True),
        children=children,
        links=linked.links.clear(),
        counts={"records": frame.height, "children": children.height},
    )
