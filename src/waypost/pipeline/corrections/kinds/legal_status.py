"""Legal statuses that an authority returns from another day than the one on which the order was made."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.definition import limit
from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.nearest import groups
from waypost.pipeline.corrections.orders import decisive, statuses
from waypost.pipeline.corrections.statements import lay


def statements(material: Material) -> pl.DataFrame:
    """Return the days of each order and of the legal status that it gave, as every source has them."""
    of_court, of_cafcass = decisive(material.record.events)
    told = statuses(material.record.events)
    orders = pl.concat([of_court, of_cafcass]).join(told.select("order").unique(), on="order", how="semi")
    grouped = groups(pl.concat([told, orders]), ["child_id", "order"], limit("same_order_days"))
    has_status = pl.col("is_status").any().over("child_id", "order", "matter")
    has_order = (~pl.col("is_status")).any().over("child_id", "order", "matter")
    both = grouped.filter(has_status & has_order)
    matter = pl.concat_str("child_id", "order", pl.col("matter").cast(pl.String), separator="/")
    return lay(both, "legal_status", matter=matter, value=pl.col("happened_on").cast(pl.String))
