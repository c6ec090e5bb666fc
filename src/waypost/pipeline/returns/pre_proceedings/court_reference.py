"""The court's number of the family's case (PREP016A): the FamilyMan number, which the court's feed gives.

Only what looks like a number of the court's is passed on (LV22C70768, or the 16 digits of its new system): whatever
else somebody typed there is no reference, and may be anything.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_text

_OF_THE_COURT = ("hmcts_case_data", "hmcts_public_law")
_A_NUMBER = r"^(?:[A-Z]{2}\d{2}[A-Z]\d{5}|\d{16})$"


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: what the court tells, and what the authority keyed."""
    told = [
        lay(material.kept_of_case(source).rename({"court_reference": "value"}).drop_nulls("value"))
        for source in _OF_THE_COURT
    ]
    every = together(*told, own_text(material, "ssd", "prep_court_reference"))
    tidy = pl.col("value").str.to_uppercase().str.replace_all(r"[\s-]", "")
    return every.with_columns(value=tidy).filter(pl.col("value").str.contains(_A_NUMBER))
