"""Earlier pre-proceedings in the child's life (PREP009A), counted where the authority's returns reach back."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.covering import earlier, first_of_returns, reaches_back, with_birth
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_number


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: counted in the record, and what the authority says."""
    begun = material.all_rows.filter(pl.col("began_on").is_not_null()).select("child_id", day="began_on")
    counted = earlier(material, begun)
    covered = with_birth(material).join(first_of_returns(material), on="authority", how="left")
    known = covered.filter(reaches_back(material, pl.col("first_on"))).select("row", "first_on").join(counted, on="row")
    note = pl.format("Counted from {} on.", "first_on")
    return together(own_number(material, "ssd", "prep_prev_pre_proc_child"), lay(known, told_as="derived", note=note))
