"""What a court's feed told wrongly at first, and rightly in the last poll of a case.

Only cases that are told more than once show it.
"""

from __future__ import annotations

import polars as pl

from waypost.synthetic.chance import happens
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates

_EDITED = "edited_afterwards"


def issued_at_first(cases: pl.DataFrame, plan: Plan, source: str) -> pl.Expr:
    """Return the day of issue as told before the last poll: of a share, the day of submission."""
    share = rates("disagreements").shares(_EDITED)["issue_day_in_court_feed"]
    is_edited = pl.Series(happens(plan.chance(f"{source} issue at first"), share, cases.height))
    submitted_on = pl.when(pl.col("issued_on").is_not_null()).then("submitted_on")
    return pl.when(pl.lit(is_edited)).then(submitted_on).otherwise("issued_on")


def orders_at_first(orders: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Add `made_at_first` and `type_at_first` to the private-law orders: a share a day early, a share as another."""
    shares, chance = rates("disagreements").shares(_EDITED), plan.chance("private-law orders at first")
    is_day_off = pl.Series(happens(chance, shares["order_day_in_court_feed"], orders.height))
    is_type_off = pl.Series(happens(chance, shares["order_type_in_court_feed"], orders.height))
    a_day_before = pl.col("made_on") - pl.duration(days=1)
    return orders.with_columns(
        made_at_first=pl.when(pl.lit(is_day_off)).then(a_day_before).otherwise("made_on"),
        type_at_first=pl.when(pl.lit(is_type_off)).then(pl.lit("other")).otherwise("order_type"),
    )
