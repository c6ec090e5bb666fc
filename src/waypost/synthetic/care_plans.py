"""What the authority sought and planned for each child in care proceedings, and whether the court followed it.

The letters are those of the SSD items PREP021A and PREP023A: A care order, B care order with the child placed with
parents, C adoption, D supervision order, E special guardianship, F private-law order, G other, H not yet at the final
hearing. A plan is followed when the court makes the order that the plan asks for.
"""

from __future__ import annotations

import polars as pl

from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates
from waypost.synthetic.world import World

CARE, SUPERVISION = "care", "supervision"
AT_HOME = "P1"  # placed with own parents
_INTERIM = {"interim_care_order": CARE, "interim_supervision_order": SUPERVISION}
_PLAN_OF = {"supervision_order": "D", "special_guardianship_order": "E", "child_arrangements_order": "F"}
_OF_CHILD = ["case_id", "person_id"]


def orders_sought(world: World, plan: Plan) -> pl.DataFrame:
    """Return case_id and sought (care or supervision), a row a set of care proceedings, sorted."""
    cases = world.cases.filter(pl.col("application") == "section_31").select("case_id").sort("case_id")
    first = (
        _interim(world).sort("case_id", "made_on", "made").group_by("case_id").agg(pl.col("made").first())
    )  # of two on one day, the care order
    known, drawn = rates("care_plans"), pl.Series(plan.chance("care plans").random(cases.height))
    is_over_supervision = drawn < known.number("care_sought_where_supervision_was_made")
    is_before_any = drawn < known.number("care_sought_before_any_order")
    wants_care = (
        pl.when(pl.col("made") == SUPERVISION)
        .then(pl.lit(is_over_supervision))
        .when(pl.col("made").is_null())
        .then(pl.lit(is_before_any))
        .otherwise(pl.lit(value=True))
    )
    sought = pl.when(wants_care).then(pl.lit(CARE)).otherwise(pl.lit(SUPERVISION))
    return cases.join(first, on="case_id", how="left", maintain_order="left").select("case_id", sought=sought)


def care_plans(world: World, plan: Plan) -> pl.DataFrame:
    """Return a row a child in care proceedings, sorted: what was planned, and whether the court followed it.

    Columns: case_id, person_id, initial_plan, is_initial_plan_followed, final_plan, is_final_plan_followed. The latter
    of each is null where the court has made no order to tell by.
    """
    sought = orders_sought(world, plan)
    children = world.children_in_cases.select(*_OF_CHILD).join(sought, on="case_id").sort(*_OF_CHILD)
    interim = _interim(world).sort(*_OF_CHILD, "made_on", "made").unique(_OF_CHILD, keep="first")
    final = _final(world)
    both = children.join(_placed(interim, world), on=_OF_CHILD, how="left", maintain_order="left").join(
        _placed(final, world).rename({"is_at_home": "is_finally_at_home"}),
        on=_OF_CHILD,
        how="left",
        maintain_order="left",
    )
    is_home = (pl.col("made") == CARE) & pl.col("is_at_home")
    initial = pl.when(pl.col("sought") == SUPERVISION).then(pl.lit("D")).when(is_home).then(pl.lit("B"))
    is_otherwise = pl.Series(plan.chance("final care plans").random(both.height)) < _share_not_followed(both["order"])
    return both.select(
        *_OF_CHILD,
        initial_plan=initial.otherwise(pl.lit("A")),
        is_initial_plan_followed=pl.col("made") == pl.col("sought"),
        final_plan=_final_plan(is_otherwise),
        is_final_plan_followed=pl.when(pl.col("order").is_in([*_PLAN_OF, "care_order", "placement_order"])).then(
            pl.lit(~is_otherwise)
        ),
    )


def _final_plan(is_otherwise: pl.Series) -> pl.Expr:
    """Where the court made another order than was planned, adoption or care had been the plan."""
    order = pl.col("order")
    by_order = order.replace_strict(_PLAN_OF, default="G", return_dtype=pl.String)
    return (
        pl.when(order.is_null())
        .then(pl.lit("H"))
        .when(order == "placement_order")
        .then(pl.lit("C"))
        .when(pl.lit(is_otherwise))
        .then(pl.when(order == "care_order").then(pl.lit("C")).otherwise(pl.lit("A")))
        .when((order == "care_order") & pl.col("is_finally_at_home"))
        .then(pl.lit("B"))
        .when(order == "care_order")
        .then(pl.lit("A"))
        .otherwise(by_order)
    )


def _share_not_followed(order: pl.Series) -> pl.Series:
    shares = dict(rates("care_plans").shares("final_plan_not_followed"))
    return order.replace_strict(shares, default=0.0, return_dtype=pl.Float64).fill_null(0.0)


def _interim(world: World) -> pl.DataFrame:
    """Return case_id, person_id, made_on and made, a row an interim order of care or supervision."""
    orders = world.orders.filter(pl.col("order_type").is_in(list(_INTERIM)))
    return orders.select(*_OF_CHILD, "made_on", made=pl.col("order_type").replace_strict(_INTERIM))


def _final(world: World) -> pl.DataFrame:
    """Return case_id, person_id, made_on and order, a row a child: the placement order, else the other final one."""
    orders = world.orders.filter("is_final").with_columns(is_placed=pl.col("order_type") == "placement_order")
    last = orders.sort(*_OF_CHILD, "is_placed", "made_on", "order_type", descending=[False, False, True, False, False])
    return last.unique(_OF_CHILD, keep="first", maintain_order=True).select(*_OF_CHILD, "made_on", order="order_type")


def _placed(orders: pl.DataFrame, world: World) -> pl.DataFrame:
    """Add is_at_home to orders: the child's placement on that day is with their own parents; false where not placed."""
    spells = world.episodes.select("person_id", "started_on", "ended_on", "placement").sort("started_on")
    found = orders.sort("made_on").join_asof(
        spells, left_on="made_on", right_on="started_on", by="person_id", check_sortedness=False
    )
    is_open = pl.col("ended_on").is_null() | (pl.col("ended_on") > pl.col("made_on"))
    is_at_home = ((pl.col("placement") == AT_HOME) & is_open).fill_null(value=False)
    return found.with_columns(is_at_home=is_at_home).select(*orders.columns, "is_at_home").drop("made_on")
