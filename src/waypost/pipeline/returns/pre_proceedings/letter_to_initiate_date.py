"""When the letter to issue care proceedings went to the parents (PREP012A, N00835): the authority's own word.

The court knows when the application came; that day is not put here, though it is often the same.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_day, own_days


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the authority's returns."""
    events = own_days(material, "letter_to_initiate_sent")
    kept = own_day(material, "ssd", "prep_care_pro_letter_date")
    return together(events, kept.join(events, on=["row", "told_as"], how="anti"))
