"""Placing proceedings in an area: by the court first, else by the authority, on the map in force on the day.

The map is dated and many-to-many: boundaries are. Where a court or authority lies in several areas on one day, the
first by name is taken, so that a child is counted once; the map's own entries stay as they are.
"""

from __future__ import annotations

import polars as pl


def place(proceedings: pl.DataFrame, area_map: pl.DataFrame) -> pl.DataFrame:
    """Return `proceedings` (with a `placed_on` date) and the `area` of each, null where the map does not know it.

    `area_map` has kind (court, authority), code, area, from_on and to_on (null: still in force).
    """
    numbered = proceedings.with_row_index("_row")
    found = [
        _areas(numbered, area_map, kind, column, rank)
        for rank, (kind, column) in enumerate((("court", "court"), ("authority", "authority")))
    ]
    best = pl.concat(found).sort("_row", "_rank", "area").unique("_row", keep="first", maintain_order=True)
    return numbered.join(best.select("_row", "area"), on="_row", how="left").sort("_row").drop("_row")


def _areas(numbered: pl.DataFrame, area_map: pl.DataFrame, kind: str, column: str, rank: int) -> pl.DataFrame:
    entries = area_map.filter(pl.col("kind") == kind).select("code", "area", "from_on", "to_on")
    on = pl.col("placed_on")
    in_force = (on.is_null() | pl.col("from_on").is_null() | (pl.col("from_on") <= on)) & (
        on.is_null() | pl.col("to_on").is_null() | (pl.col("to_on") >= on)
    )
    return (
        numbered.select("_row", column, "placed_on")
        .join(entries, left_on=column, right_on="code", how="inner")
        .filter(in_force)
        .select("_row", "area", pl.lit(rank).alias("_rank"))
    )
