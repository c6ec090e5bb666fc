"""What the authority sought, as the court first told it, and the first interim order that was made."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.returns.material import PLACE, Material
from waypost.vocabulary.orders import ORDERS

CARE, SUPERVISION = "care", "supervision"
_OF_THE_COURT = ("hmcts_case_data", "hmcts_public_law")
_KIND = {
    "care_order": CARE,
    "interim_care_order": CARE,
    "supervision_order": SUPERVISION,
    "interim_supervision_order": SUPERVISION,
}
_INTERIM = {code: kind for code, kind in _KIND.items() if code.startswith("interim")}
_TELLERS = ("hmcts_case_data", "cafcass")


def sought(material: Material) -> pl.DataFrame:
    """Return row, sought (care, also where supervision was sought beside it, or supervision) and PLACE."""
    listed = [_listed(material, source) for source in _OF_THE_COURT]
    kinds = ORDERS.mapping("hmcts_public_law")
    code = pl.col("orders").replace_strict(kinds, default=None, return_dtype=pl.String)
    every = pl.concat(listed).with_columns(kind=code.replace_strict(_KIND, default=None, return_dtype=pl.String))
    known = every.filter(pl.col("kind").is_not_null()).with_columns(
        rank=pl.col("source").replace_strict({name: n for n, name in enumerate(_OF_THE_COURT)}, return_dtype=pl.Int8)
    )
    first = known.sort("row", "rank", "kind").unique("row", keep="first", maintain_order=True)
    return first.select("row", *PLACE, sought="kind")


def _listed(material: Material, source: str) -> pl.DataFrame:
    told = material.kept_of_case(source, first=True).filter(pl.col("orders_sought").is_not_null())
    orders = pl.col("orders_sought").str.json_decode(pl.List(pl.String))
    return told.select("row", *PLACE, orders=orders).explode("orders")


def interim_orders(material: Material) -> pl.DataFrame:
    """Return row, made (care or supervision), made_on and PLACE: the first interim order that is told."""
    made = material.of_case("order_made").filter(
        pl.col("code").is_in(list(_INTERIM)) & pl.col("source").is_in(_TELLERS)
    )
    ranked = made.with_columns(
        made=pl.col("code").replace_strict(_INTERIM, return_dtype=pl.String),
        rank=pl.col("source").replace_strict({name: n for n, name in enumerate(_TELLERS)}, return_dtype=pl.Int8),
    )
    first = ranked.sort("row", "rank", "happened_on", "made").unique("row", keep="first", maintain_order=True)
    return first.select("row", "made", *PLACE, made_on="happened_on")
