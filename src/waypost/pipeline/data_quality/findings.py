"""Findings: what the readers refused or found wrong, for every 1,000 records of a source, by rule."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.data_quality.material import Material

FINDINGS_BY = ("source", "kind", "rule")
ANY_RULE = "any"
KINDS = ("findings", "refused")


def findings(material: Material) -> pl.DataFrame:
    """Return source, kind (refused or findings), rule, numerator (rows) and denominator (records read).

    Each source has a row for any rule, also where nothing was found: silence is told as a nought.
    """
    kinds = pl.DataFrame({"kind": KINDS})
    every = material.told.select("source").join(kinds, how="cross").with_columns(rule=pl.lit(ANY_RULE))
    totals = material.findings.group_by("source", "kind").agg(pl.col("n").sum())
    any_rule = every.join(totals, on=["source", "kind"], how="left").with_columns(pl.col("n").fill_null(0))
    return (
        pl.concat([any_rule, material.findings.select(any_rule.columns)])
        .join(material.told, on="source", how="inner")
        .select("source", "kind", "rule", numerator="n", denominator="read")
        .sort("source", "kind", pl.col("rule") != ANY_RULE, "rule")
    )
