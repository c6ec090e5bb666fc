"""Earlier care proceedings in the child's life (PREP010A), counted where the record reaches back far enough."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.covering import day_or_never, earlier, reaches_back, with_birth
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_number


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: counted in the record, and what the authority says."""
    applied = material.all_rows.filter(pl.col("submitted_on").is_not_null()).select("child_id", day="submitted_on")
    first = day_or_never(material.first_day_of_cases())
    known = (
        with_birth(material)
        .filter(reaches_back(material, first))
        .select("row")
        .join(earlier(material, applied), on="row")
    )
    note = pl.format("Counted from {} on.", first)
    return together(lay(known, told_as="derived", note=note), own_number(material, "ssd", "prep_prev_care_proc_child"))
