"""What pre-proceedings ended in (PREP005A, N00833): the authority's word; an application shows that it was to issue."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material, first_told

_ASSUMED = "What the letters of PPOutcome mean is not published; A is taken as to issue, B as to step down."


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the authority's returns, and from the application that came of it."""
    ended = material.of_spell("pre_proceedings_ended").filter(pl.col("code").is_not_null())
    note = pl.when(pl.col("source") == "cin").then(pl.lit(_ASSUMED))
    applied = material.of_case("application_submitted", "application_received", "application_issued")
    begun = material.rows.filter(pl.col("spell").is_not_null()).select("row")
    one = first_told(applied.join(begun, on="row", how="semi"), pl.lit("issue")).sort("row", "source")
    derived = lay(one.unique("row", keep="last", maintain_order=True), told_as="derived")
    return together(lay(first_told(ended, "code"), note=note), derived)
