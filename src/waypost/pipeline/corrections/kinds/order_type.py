"""Orders of one day for one child that are of one kind for one agency, and of another for another.

Between the court and Cafcass; and between Cafcass, or the court, and the legal status that an authority returns from
that day. Forms that make several kinds of order at once count as one kind.
"""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.nearest import nearest_pairs
from waypost.pipeline.corrections.orders import decisive, statuses, untold_by
from waypost.pipeline.corrections.statements import lay

_CARE = ("interim_care_order", "interim_supervision_order", "care_order", "supervision_order", "placement_order")


def statements(material: Material) -> pl.DataFrame:
    """Return both orders of each day on which what two agencies have cannot be one."""
    of_court, of_cafcass = decisive(material.record.events)
    told = [_differing(of_court, of_cafcass, ["child_id", "proceedings_id"])]
    of_either = pl.concat([of_court, of_cafcass]).filter(pl.col("order").is_in(_CARE))
    told.append(_differing(statuses(material.record.events), of_either, ["child_id"]))
    pairs = pl.concat(told, how="diagonal")
    matter = pl.concat_str("child_id", pl.col("happened_on").cast(pl.String), separator="/")
    return lay(pairs, "order_type", matter=matter, value=pl.col("order"))


def _differing(some: pl.DataFrame, others: pl.DataFrame, together: list[str]) -> pl.DataFrame:
    """Return pairs of one day, of which neither side has the other's kind that day, one to one."""
    same = [*together, "order", "happened_on"]
    left, right = untold_by(some, others, same), untold_by(others, some, same)
    return nearest_pairs(left, right, [*together, "happened_on"], 0)
