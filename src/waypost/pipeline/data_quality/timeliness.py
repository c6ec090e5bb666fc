"""Timeliness: days from happening to learning, by source, kind of event, place and month.

Counted is every fact as it was first told: a fact put right later was learnt later. A fact told before its day, as a
hearing that is listed, has no lag and is left out, and so is one of which nothing says when it reached us.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.data_quality.material import Material
from waypost.pipeline.data_quality.matters import Matters
from waypost.pipeline.data_quality.tallies import PLACES, every_whole, in_window

TIMELINESS_BY = ("source", "kind")
AVERAGES = ("median_days", "ninth_decile_days")


def timeliness(material: Material, matter: Matters) -> pl.DataFrame:
    """Return source, kind, place_kind, place, month, numerator (later than the source's rhythm allows), denominator,
    median_days, ninth_decile_days and late_after_days, with every whole.
    """
    late_after = {(rhythm.source, kind): rhythm.late_after_days for rhythm in matter.rhythms for kind in rhythm.kinds}
    days = (pl.col("learnt_on") - pl.col("happened_on")).dt.total_days()
    chosen = pl.concat(
        material.events.of(source, [kind], is_standing=False)
        .select(*TIMELINESS_BY, "place_kind", "place", "happened_on", days=days, late_after_days=pl.lit(most, pl.Int64))
        .filter(pl.col("days") >= 0)
        for (source, kind), most in (late_after or {("", ""): 0}).items()
    )
    known = in_window(chosen, "happened_on", material.as_of, matter.months)
    lagged = known.select(*TIMELINESS_BY, *PLACES, "late_after_days", "days")
    return every_whole(
        lagged,
        TIMELINESS_BY,
        [
            (pl.col("days") > pl.col("late_after_days")).sum().cast(pl.Int64).alias("numerator"),
            pl.len().cast(pl.Int64).alias("denominator"),
            pl.col("days").median().alias("median_days"),
            pl.col("days").quantile(0.9, "higher").cast(pl.Float64).alias("ninth_decile_days"),
            pl.col("late_after_days").first(),
        ],
    )
