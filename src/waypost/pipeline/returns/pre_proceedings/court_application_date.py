"""When the application reached the court (N00834): as the court tells it, and Cafcass, and the authority."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay, together
from waypost.pipeline.returns.material import Material, first_told
from waypost.pipeline.returns.own_words import own_days


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from everybody who tells of the day."""
    return together(
        lay(first_told(material.of_case("application_submitted"))), own_days(material, "court_application_sent")
    )
