"""How many hearings have taken place in the case (PREP017A): the first and the final one too, as the guidance says.

Hearings that were vacated or adjourned did not take place. The public-law feed never says that a hearing was held; one
that is past, and of which it says nothing else, is counted.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import PLACE, Material
from waypost.pipeline.returns.own_words import own_number

_OF_THE_COURT = ("hmcts_case_data", "hmcts_hearings", "hmcts_public_law")


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: each of the court's sources by its own count, and the authority's."""
    held = material.of_case("hearing_held").filter(pl.col("source").is_in(_OF_THE_COURT))
    moment = pl.struct(pl.coalesce("happened_at", pl.col("happened_on").cast(pl.Datetime("us", "UTC"))), "code")
    counted = (
        held.sort("row", "source", "happened_on", "file", "position")
        .group_by("row", "source", maintain_order=True)
        .agg(value=moment.n_unique(), file=pl.col("file").last(), position=pl.col("position").last())
    )
    told = material.case_statements().join(counted, on=["row", "source"], how="anti")
    none = told.select("row", *PLACE).with_columns(value=pl.lit(0))
    return together(
        lay(counted, note="A past hearing of which nothing else is told counts as held."),
        lay(none, note="The court tells of the case, and of no hearing held yet."),
        own_number(material, "ssd", "prep_care_proc_court_hearings"),
    )
