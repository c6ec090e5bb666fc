"""The authority's own number of the child (PREP001A, LAchildID), as its files tell it and linkage found it."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.candidates import lay
from waypost.pipeline.returns.material import Material


def tell(material: Material) -> pl.DataFrame:
    """Return candidates: one a row whose child stands in any file of the authority."""
    return lay(material.numbers_told().rename({"number": "value"}))
