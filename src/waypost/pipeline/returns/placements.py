"""Where a child lived when an order was made, as the authority's return of looked-after children tells it."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.definition import days
from waypost.pipeline.returns.material import Material
from waypost.vocabulary.care import PLACEMENTS

_CHILD = "child_id"


def placed_at(material: Material, orders: pl.DataFrame) -> pl.DataFrame:
    """Add is_at_home to orders (row, made_on): null where no placement is told of about that day."""
    children = orders.join(material.rows.select("row", _CHILD), on="row")
    told = material.record.events.filter(pl.col("kind") == "placement_started")
    latest = (pl.col("made_on") + pl.duration(days=days("placement_after_order_days"))).cast(pl.Date)
    spells = told.select(_CHILD, "code", began_on="happened_on").sort("began_on", "code")
    found = (
        children.with_columns(looked_for_on=latest)
        .sort("looked_for_on")
        .join_asof(spells, left_on="looked_for_on", right_on="began_on", by=_CHILD, check_sortedness=False)
    )
    left = material.record.events.filter(pl.col("kind") == "care_ended").select(_CHILD, left_on="happened_on")
    ended = found.join(left, on=_CHILD).filter(pl.col("left_on").is_between("began_on", "made_on", closed="right"))
    groups = {code: PLACEMENTS.attribute(code, "group") for code in PLACEMENTS.codes}
    is_home = pl.col("code").replace_strict(groups, default=None, return_dtype=pl.String) == "parents"
    gone = pl.col("row").is_in(ended["row"].unique().implode())
    return found.with_columns(is_at_home=pl.when(~gone).then(is_home)).select(*orders.columns, "is_at_home")
