"""The court's number of the family's case (PREP016A): the FamilyMan number, which the court's feed gives."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_text

_OF_THE_COURT = ("hmcts_case_data", "hmcts_public_law")


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: what the court tells, and what the authority keyed."""
    told = [
        lay(material.kept_of_case(source).rename({"court_reference": "value"}).drop_nulls("value"))
        for source in _OF_THE_COURT
    ]
    return together(*told, own_text(material, "ssd", "prep_court_reference"))
