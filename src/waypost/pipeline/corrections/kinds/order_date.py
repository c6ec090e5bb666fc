"""Orders of one kind for one child that the court and Cafcass have on different days."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.definition import limit
from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.nearest import nearest_pairs
from waypost.pipeline.corrections.orders import decisive, untold_by
from waypost.pipeline.corrections.statements import lay


def statements(material: Material) -> pl.DataFrame:
    """Return both days of each order that one side has on a day on which the other has none of that kind."""
    of_court, of_cafcass = decisive(material.record.events)
    same = ["child_id", "proceedings_id", "order", "happened_on"]
    pairs = nearest_pairs(
        untold_by(of_court, of_cafcass, same),
        untold_by(of_cafcass, of_court, same),
        ["child_id", "proceedings_id", "order"],
        limit("same_order_days"),
    )
    matter = pl.concat_str("child_id", "order", pl.col("matter").cast(pl.String), separator="/")
    return lay(pairs, "order_date", matter=matter, value=pl.col("happened_on").cast(pl.String))
