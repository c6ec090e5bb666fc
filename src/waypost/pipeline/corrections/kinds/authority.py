"""Care applications that Cafcass has for an authority whose files know no child of the case, and another's do."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.statements import lay

_ELSEWHERE = "another_authority"


def statements(material: Material) -> pl.DataFrame:
    """Return what Cafcass says, and for the other side only that it is another: which one is not told on."""
    record = material.record
    told = record.statements.filter(
        (pl.col("source") == "cafcass")
        & (pl.col("law") == "public")
        & pl.col("authority").is_not_null()
        & pl.col("proceedings_id").is_not_null()
    )
    last = told.sort("learnt_at", nulls_last=False).unique(["source", "record_key"], keep="last", maintain_order=True)
    members = record.events.select("proceedings_id", "child_id").drop_nulls().unique()
    known = members.join(material.numbers.select("child_id", knowing="authority"), on="child_id")
    knowing = known.group_by("proceedings_id").agg(pl.col("knowing").unique())
    reporting = material.numbers["authority"].unique().implode()
    both = last.join(knowing, on="proceedings_id")
    is_wrong = ~pl.col("knowing").list.contains(pl.col("authority")) & pl.col("authority").is_in(reporting)
    wrong = both.filter(is_wrong).join(
        material.places, on=["source", "sender", "record_key"], how="left", nulls_equal=True
    )
    own = lay(wrong, "authority", matter=pl.col("proceedings_id"), value=pl.col("authority"))
    other = lay(
        wrong.with_columns(source=pl.lit("ssd"), sender=pl.lit(None, dtype=pl.String)),
        "authority",
        matter=pl.col("proceedings_id"),
        value=pl.lit(_ELSEWHERE),
        record_key=pl.lit(None),
        file=pl.lit(None),
        position=pl.lit(None),
    )
    return pl.concat([own, other])
