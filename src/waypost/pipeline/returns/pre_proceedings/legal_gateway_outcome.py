"""What the legal gateway meeting decided (PREP008A): B where pre-proceedings began, C where only an application came.

That there were no pre-proceedings can be said only where the authority's returns reach back further than any take.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.covering import first_of_returns
from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.material import Material, first_told
from waypost.pipeline.returns.own_words import own_option


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: what the authority says, and what follows from its returns."""
    begun = first_told(material.of_spell("pre_proceedings_decided"), pl.lit("B")).sort("row", "source")
    alone = material.rows.filter(pl.col("spell").is_null()).join(first_of_returns(material), on="authority")
    reach = (pl.col("submitted_on") - pl.col("first_on")).dt.total_days() >= days("longest_pre_proceedings_days")
    straight = alone.filter(reach).select("row", "first_on", value=pl.lit("C"))
    note = pl.format("The authority's returns, from {} on, tell of no pre-proceedings of this child.", "first_on")
    return together(
        own_option(material, "ssd", "legal_gateway_outcome"),
        lay(begun.unique("row", keep="first", maintain_order=True), told_as="derived"),
        lay(straight, told_as="derived", note=note),
    )
