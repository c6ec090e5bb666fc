"""Applications that Cafcass received before they reached the court: one of the two days is wrong."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.days_of_cases import one_day_a_source
from waypost.pipeline.corrections.definition import COURT, agency_of
from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.statements import lay


def statements(material: Material) -> pl.DataFrame:
    """Return the two days of each case in which they are the wrong way round."""
    received = one_day_a_source(material.record.events, "application_received")
    submitted = one_day_a_source(material.record.events, "application_submitted")
    courts = [source for source in submitted["source"].unique() if agency_of(source) == COURT]
    submitted = submitted.filter(pl.col("source").is_in(courts))
    first = submitted.group_by("proceedings_id").agg(submitted_on=pl.col("happened_on").min())
    wrong = received.join(first, on="proceedings_id").filter(pl.col("happened_on") < pl.col("submitted_on"))
    both = [part.join(wrong.select("proceedings_id").unique(), on="proceedings_id", how="semi") for part in
            (received, submitted)]  # fmt: skip
    told = pl.concat(both)
    return lay(told, "receipt_date", matter=pl.col("proceedings_id"), value=pl.col("happened_on").cast(pl.String))
