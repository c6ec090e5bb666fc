"""Whether proceedings were issued on a short-notice application (PREP018A).

A short-notice application asks the court to hear the case within the next 2 to 5 days, says the guidance. The court's
feed tells when the application came and for when the first hearing was listed, so it can be worked out.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.first_hearing import first_hearings
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.not_in_court import not_in_court
from waypost.pipeline.returns.own_words import own_answer


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: worked out from the first hearing, and what the authority says."""
    answer = pl.when("is_short").then(pl.lit("Y")).otherwise(pl.lit("N"))
    note = pl.format("The first hearing was listed for day {} after the application.", "days")
    derived = lay(first_hearings(material).with_columns(value=answer), told_as="derived", note=note)
    return together(derived, not_in_court(material), own_answer(material, "ssd", "prep_care_proc_short_notice"))
