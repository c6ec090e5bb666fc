"""Days on which a care application reached the court: the court's own, and the authority's word in its census."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.definition import limit
from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.nearest import nearest_pairs
from waypost.pipeline.corrections.statements import lay

_COURT = ("hmcts_public_law", "hmcts_case_data")


def statements(material: Material) -> pl.DataFrame:
    """Return both days of each application of a child that both tell of, near enough to be one."""
    events = material.record.events
    sent = events.filter(pl.col("kind") == "court_application_sent")
    came = events.filter((pl.col("kind") == "application_submitted") & pl.col("source").is_in(_COURT))
    pairs = nearest_pairs(sent, came, ["child_id"], limit("same_order_days"))
    matter = pl.concat_str("child_id", pl.col("matter").cast(pl.String), separator="/")
    return lay(pairs, "application_date", matter=matter, value=pl.col("happened_on").cast(pl.String))
