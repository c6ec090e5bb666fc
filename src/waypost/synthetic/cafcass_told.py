"""What Cafcass keys otherwise than it happened: days of issue and receipt, the authority, orders.

Each function keeps what is true in `true_` columns. Nothing keyed breaks an order of days that the extract promises.
Rates: rates/disagreements.yaml.
"""

from __future__ import annotations

import polars as pl

from waypost.synthetic.chance import happens
from waypost.synthetic.late import days_off
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates
from waypost.synthetic.world import World

EXTENSION = "extension"


def cases_as_keyed(cases: pl.DataFrame, world: World, plan: Plan) -> pl.DataFrame:
    """Return the known cases, sorted, with issued_on, received_on and authority as Cafcass has them.

    A case is received no later than anybody begins to work on it, and issued no sooner than it is submitted.
    """
    known = rates("disagreements")
    begun = world.allocations.group_by(true_case_id="case_id").agg(_begun_on=pl.col("started_on").min())
    rows = cases.join(begun, on="true_case_id", how="left", maintain_order="left")
    issue = days_off(known.table("issue_day_off"), plan.chance("cafcass days of issue"), rows.height)
    receipt = days_off(known.table("receipt_day_off"), plan.chance("cafcass days of receipt"), rows.height)
    is_other = happens(plan.chance("cafcass authorities"), known.number("authority_otherwise"), rows.height)
    until, others = pl.lit(plan.until), _next_authorities(world)
    latest = pl.min_horizontal("_begun_on", until)
    issued_on = (pl.col("issued_on") + pl.duration(days=pl.lit(issue))).clip(pl.col("submitted_on"), until)
    received_on = pl.col("received_on") + pl.duration(days=pl.lit(receipt))
    another = pl.col("authority").replace_strict(others, default=pl.col("authority"), return_dtype=pl.String)
    return rows.with_columns(
        pl.col("issued_on", "received_on", "authority").name.prefix("true_"),
        issued_on=pl.when(pl.lit(issue) == 0).then("issued_on").otherwise(issued_on),
        received_on=pl.max_horizontal("received_on", pl.min_horizontal(received_on, latest)),
        authority=pl.when(pl.lit(pl.Series(is_other))).then(another).otherwise("authority"),
    ).drop("_begun_on")


def _next_authorities(world: World) -> dict[str, str]:
    """Return for each authority the next one of its area; the only one of an area is not there."""
    of_area = (
        world.area_map.filter(pl.col("kind") == "authority")
        .select("area", "code")
        .unique()
        .sort("area", "code")
        .with_columns(following=pl.col("code").shift(-1, fill_value=pl.col("code").first()).over("area"))
        .filter(pl.col("following") != pl.col("code"))
        .unique("code", keep="first", maintain_order=True)
    )
    return dict(of_area.select("code", "following").iter_rows())


def orders_as_keyed(orders: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return the orders with order_type and made_on as Cafcass keyed them: once for all children of one order.

    None is made after it was received, nor after the last day. Extensions are keyed as they are.
    """
    known = rates("disagreements")
    day, kind = known.table("order_day_off"), known.table("order_type_otherwise")
    of_order = ["true_case_id", "order_type", "made_on"]
    once = orders.filter(pl.col("order_type") != EXTENSION).select(of_order).unique().sort(of_order)
    drawn = once.with_columns(
        _days=days_off(day, plan.chance("cafcass days of orders"), once.height),
        _is_other=pl.Series(happens(plan.chance("cafcass kinds of orders"), kind["share"], once.height)),
    )
    latest = pl.min_horizontal("received_on", pl.lit(plan.until))
    made_on = pl.min_horizontal(pl.col("made_on") + pl.duration(days="_days"), latest)
    return (
        orders.join(drawn, on=of_order, how="left", maintain_order="left")
        .with_columns(
            pl.col("made_on", "order_type").name.prefix("true_"),
            made_on=pl.when(pl.col("_days").fill_null(0) != 0).then(made_on).otherwise("made_on"),
            order_type=pl.when("_is_other").then(near_order()).otherwise("order_type"),
        )
        .with_columns(_fact_on=pl.coalesce("received_on", "made_on"))
        .drop("_days", "_is_other")
    )


def near_order() -> pl.Expr:
    """Return the kind of order that an order is mistaken for; its own where it has no near neighbour."""
    instead = rates("disagreements").table("order_type_otherwise")["instead"]
    return pl.col("order_type").replace(instead)
