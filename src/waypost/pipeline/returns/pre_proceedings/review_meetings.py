"""Review meetings with the parents after the first (PREP013A, N00831): the authority's own count."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_number


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the authority's returns."""
    return together(
        own_number(material, "ssd", "prep_pre_pro_meetings_num"), own_number(material, "cin", "ReviewMeetingsCount")
    )
