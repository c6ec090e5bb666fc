"""The family group (PREP002A): children linked by parents who begin and end together, as the guidance has it.

The authority's own number where it gives one, also to the other children of the case. Else children of one court case
are one family, and children of one authority whose days of pre-proceedings are all the same.
"""

from __future__ import annotations

import polars as pl

from waypost.foundation.identifiers import digest
from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_text

_DAYS = ("decided_on", "letter_on", "meeting_on", "ended_on")


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: the extract's number, that of the case's other children, and one of ours."""
    own = own_text(material, "ssd", "prep_plo_family_id")
    return together(own, _of_the_case(material, own))


def _of_the_case(material: Material, own: pl.DataFrame) -> pl.DataFrame:
    days = [pl.col(name).cast(pl.String).fill_null("-") for name in _DAYS]
    by_case = pl.concat_str(pl.lit("case"), "proceedings_id", separator="/")
    by_days = pl.when(pl.col("letter_on").is_not_null()).then(pl.concat_str(pl.lit("days"), *days, separator="/"))
    grouped = material.rows.select("row", "authority", group=pl.coalesce(by_case, by_days)).drop_nulls("group")
    numbered = grouped.join(own.select("row", given="value"), on="row", how="left")
    family = pl.concat_str("authority", "group", separator="/")
    made = family.map_elements(lambda group: f"WF-{digest('family', group, length=8)}", return_dtype=pl.String)
    together_with = pl.col("given").drop_nulls().sort().first().over("authority", "group")
    told = numbered.with_columns(value=pl.coalesce(together_with, made))
    is_case = pl.col("group").str.starts_with("case/")
    note = (
        pl.when(is_case)
        .then(pl.lit("Children of one court case."))
        .otherwise(pl.lit("Children whose days of pre-proceedings are all the same."))
    )
    return lay(told, told_as="derived", note=note)
