"""Source faults: senders whose records, each in order by itself, cannot be linked well as a whole."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.data_quality.material import Material

SOURCE_FAULTS_BY = ("source", "sender", "rule")
WHOLE_SOURCE = "all"


def source_faults(material: Material) -> pl.DataFrame:
    """Return source, sender (an authority's code, or all), rule, what to do, numerator (children whose records show it)
    and denominator (children of the sender). Of senders without records that may be used for this nothing is told."""
    own = material.records.select("source", pl.col("sender").fill_null(""))
    is_code = pl.col("sender").str.contains(r"^[EW]\d{8}$")
    return (
        material.source_faults.join(own, on=["source", "sender"], how="semi")
        .with_columns(pl.when(is_code).then("sender").otherwise(pl.lit(WHOLE_SOURCE)).alias("sender"))
        .select(*SOURCE_FAULTS_BY, "do", numerator="records", denominator="among")
        .unique(SOURCE_FAULTS_BY, keep="first", maintain_order=True)
        .sort(SOURCE_FAULTS_BY)
    )
