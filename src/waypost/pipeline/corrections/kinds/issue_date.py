"""Days of issue of one case that differ between the court and Cafcass."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.days_of_cases import one_day_a_source
from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.statements import lay


def statements(material: Material) -> pl.DataFrame:
    """Return what each source says of the day on which each case was issued."""
    told = one_day_a_source(material.record.events, "application_issued")
    return lay(told, "issue_date", matter=pl.col("proceedings_id"), value=pl.col("happened_on").cast(pl.String))
