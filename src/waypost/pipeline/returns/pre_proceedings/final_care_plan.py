"""The authority's care plan at the final hearing (PREP023A).

C where the court made a placement order, H where neither a final hearing nor a final order is told. For any other order
the plan stays blank, with the order as a hint: most plans are followed, but not all, and the return is no place to
guess.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.final_orders import PLACEMENT, final_orders, is_over
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_option
from waypost.vocabulary.orders import ORDERS


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: worked out from the orders told, and what the authority says."""
    made = final_orders(material)
    titles = {code: ORDERS.title(code).lower() for code in ORDERS.codes}
    title = pl.col("order").replace_strict(titles, default="another order", return_dtype=pl.String)
    plan = pl.when(pl.col("order") == PLACEMENT).then(pl.lit("C"))
    hint = pl.format("The court made this order: {}.", title)
    ended = lay(made.with_columns(value=plan), told_as="derived", note=hint)
    over = pl.concat([made.select("row"), is_over(material)])
    going_on = material.rows.filter(pl.col("proceedings_id").is_not_null()).join(over, on="row", how="anti")
    still = lay(going_on.select("row", value=pl.lit("H")), told_as="derived")
    return together(ended, still, own_option(material, "ssd", "final_care_plan"))
