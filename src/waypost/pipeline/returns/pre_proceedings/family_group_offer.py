"""Whether family group decision making was offered in the letter (N00828): only the authority's census tells."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_answer


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the authority's census."""
    return own_answer(material, "cin", "FGDMMeetingOffer")
