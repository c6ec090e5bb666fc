"""Number of the row (PREP024A): the authority's own where there is one, else one of ours that stays the same."""

from __future__ import annotations

import polars as pl

from waypost.foundation.identifiers import digest
from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_text


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: the extract's number, and a digest of the row's own name."""
    made = pl.col("row").map_elements(lambda row: f"WP-{digest('return', row, length=10)}", return_dtype=pl.String)
    derived = lay(material.rows.select("row", made.alias("value")), told_as="derived")
    return together(own_text(material, "ssd", "prep_table_id"), derived)
