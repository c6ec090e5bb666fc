"""Why an application was at short notice (PREP019A): none where it was not, B where an emergency order was sought.

A or C, where notice was short and no emergency protection order is told of: only the authority knows which.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.first_hearing import first_hearings
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_option


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: worked out from the first hearing and its orders, and what the authority says."""
    soon = (pl.col("happened_on") - pl.col("submitted_on")).dt.total_days() <= days("short_notice_most_days")
    made = material.of_case("order_made").filter((pl.col("code") == "emergency_protection_order") & soon)
    has_order = pl.col("row").is_in(made["row"].unique().implode())
    reason = (
        pl.when(~pl.col("is_short"))
        .then(pl.lit("none"))
        .when(has_order | pl.col("is_for_emergency_order"))
        .then(pl.lit("B"))
    )
    told = first_hearings(material).with_columns(value=reason).filter(pl.col("value").is_not_null())
    return together(lay(told, told_as="derived"), own_option(material, "ssd", "short_notice_reason"))
