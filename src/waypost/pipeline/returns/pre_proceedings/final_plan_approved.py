"""Whether the final care plan was approved at the final hearing (PREP022A).

Y where the court made a placement order: it makes one only on the authority's own application (Adoption and Children
Act 2002, section 22), so adoption was the plan. Of any other order the court tells what it made, not what it was asked
for.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.final_orders import PLACEMENT, final_orders
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_answer


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: worked out from a placement order, and what the authority says."""
    placed = final_orders(material).filter(pl.col("order") == PLACEMENT).with_columns(value=pl.lit("Y"))
    derived = lay(placed, told_as="derived", note="A placement order is made only when the authority asks for it.")
    return together(derived, own_answer(material, "ssd", "prep_la_final_plan_approved"))
