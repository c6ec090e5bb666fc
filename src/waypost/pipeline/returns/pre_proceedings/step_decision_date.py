"""When it was agreed to issue or to step down (PREP006A, N00832): the authority's own word.

The court knows when the application came, some days later. That is another day, and is not put here.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.material import Material
from waypost.pipeline.returns.own_words import own_days


def tell(material: Material) -> pl.DataFrame:
    """Return candidates from the authority's returns."""
    return own_days(material, "pre_proceedings_ended")
