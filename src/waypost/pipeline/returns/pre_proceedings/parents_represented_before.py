"""Whether the parents had a lawyer during pre-proceedings (PREP014A): nobody but the authority knows."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_answer


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the authority's extract."""
    return own_answer(material, "ssd", "prep_pre_pro_parents_legal_rep")
