"""When the letter before proceedings went out (PREP011A, N00827): the authority's own word, and nobody else's."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_days


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the authority's returns."""
    return own_days(material, "pre_proceedings_letter_sent")
