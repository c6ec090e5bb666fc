"""Birth dates of one child that differ between agencies, or between returns of one authority."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.statements import lay


def statements(material: Material) -> pl.DataFrame:
    """Return what each source says of each child's birth date."""
    told = material.people.filter(pl.col("birth_date").is_not_null())
    return lay(told, "birth_date", matter=pl.col("child_id"), value=pl.col("birth_date"))
