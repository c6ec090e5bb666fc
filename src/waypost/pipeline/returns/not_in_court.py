"""Not in care proceedings: said of a child of whom no application is known, where the return asks for it in words."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.returns.material import Material


def not_in_court(material: Material) -> pl.DataFrame:
    """Return candidates for the rows without an application, derived from there being none."""
    none = material.rows.filter(pl.col("proceedings_id").is_null())
    told = none.select("row", value=pl.lit(definition().not_in_court))
    return lay(told, told_as="derived", note="No source tells of a care application that came of this.")
