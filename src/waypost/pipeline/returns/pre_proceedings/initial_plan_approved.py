"""Whether the initial care plan was approved at the first hearing (PREP020A).

The court approves the plan by making the interim order that the plan asks for: Y where the first interim order is of
the kind sought, N where it is of the other. That reading is ours.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.orders_sought import interim_orders, sought
from waypost.pipeline.returns.own_words import own_answer


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: worked out from what was sought and made, and what the authority says."""
    both = interim_orders(material).join(sought(material).select("row", "sought"), on="row")
    answer = pl.when(pl.col("made") == pl.col("sought")).then(pl.lit("Y")).otherwise(pl.lit("N"))
    note = pl.format("Sought: {}; the first interim order: {}.", "sought", "made")
    derived = lay(both.with_columns(value=answer), told_as="derived", note=note)
    return together(derived, own_answer(material, "ssd", "prep_la_inital_plan_approved"))
