"""The authority's care plan at the first hearing (PREP021A), from what it sought and where the child was placed.

A supervision order sought is D. A care order sought and made is B where the child was placed with parents, A where
elsewhere. A care order that was sought and not made leaves open where the child was to live, so it stays blank.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.not_in_court import not_in_court
from waypost.pipeline.returns.orders_sought import CARE, SUPERVISION, interim_orders, sought
from waypost.pipeline.returns.own_words import own_option
from waypost.pipeline.returns.placements import placed_at


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: worked out from orders and placement, and what the authority says."""
    wanted = sought(material)
    made = placed_at(material, interim_orders(material).select("row", "made", "made_on"))
    both = wanted.join(made, on="row", how="left")
    is_made = pl.col("made") == CARE
    plan = (
        pl.when(pl.col("sought") == SUPERVISION)
        .then(pl.lit("D"))
        .when(is_made & pl.col("is_at_home"))
        .then(pl.lit("B"))
        .when(is_made & ~pl.col("is_at_home"))
        .then(pl.lit("A"))
    )
    told = both.with_columns(value=plan)
    note = pl.when(pl.col("value").is_null()).then(pl.lit("The court was asked for a care order: A or B, if so."))
    derived = lay(told, told_as="derived", note=note)
    return together(derived, not_in_court(material), own_option(material, "ssd", "initial_care_plan"))
