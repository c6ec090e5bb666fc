"""How each row's case ended for its child: the final orders told, and the court's own word that it is closed."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.material import PLACE, Material

PLACEMENT = "placement_order"


def final_orders(material: Material) -> pl.DataFrame:
    """Return row, order, made_on and PLACE: one final order a row, a placement order before all else, then the last."""
    is_final = pl.col("flag").fill_null(value=False) | (pl.col("code") == PLACEMENT)
    made = material.of_case("order_made").filter(is_final).with_columns(is_placed=pl.col("code") == PLACEMENT)
    down = [False, True, True, False, False]
    ordered = made.sort("row", "is_placed", "happened_on", "source", "record_key", descending=down)
    one = ordered.unique("row", keep="first", maintain_order=True)
    return one.select("row", *PLACE, order="code", made_on="happened_on")


def is_over(material: Material) -> pl.DataFrame:
    """Return the rows whose case may be over: closed by anyone, or past a final hearing that was held."""
    closed = material.of_case("case_closed", "court_case_closed").select("row")
    states = material.case_statements()
    shut = states.filter(pl.col("state").str.to_lowercase() == "closed").select("row")
    heard = material.of_case("hearing_held").filter(pl.col("code") == "final").select("row")
    return pl.concat([closed, shut, heard]).unique()
