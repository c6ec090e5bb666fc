"""What the private-law court service holds of the invented world, frame by frame, in its own words.

The feed carries a C100 once Cafcass is served and a hearing is listed; before that the case is not in it at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.synthetic.keys import element_id
from waypost.synthetic.plan import Plan
from waypost.synthetic.polls import changes_until, choose_polls
from waypost.synthetic.public_law_frames import case_regions, closed_cases, joined_later, local_hearings
from waypost.synthetic.rates import rates
from waypost.synthetic.views import court_cases, persons_of
from waypost.synthetic.world import World
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS

SOURCE = "hmcts_private_law"
DIRECTIONS = "directions"


@dataclass(frozen=True, slots=True)
class PrivateLawFrames:
    """Cases, people, hearings and orders, sorted, each with a `draw` where it needs one; and the polls."""

    cases: pl.DataFrame
    people: pl.DataFrame
    hearings: pl.DataFrame
    orders: pl.DataFrame
    polls: pl.DataFrame


def private_law_frames(world: World, view: pl.DataFrame, plan: Plan) -> PrivateLawFrames:
    """Return what the court service holds. `view` is `Views.private_law`."""
    served = court_cases(world, "private", plan.until)
    hearings = _hearings(world, served, plan)
    begins = hearings.group_by("case_id").agg(begins_on=pl.col("listed_decision_on").min())
    cases = _cases(world, served.join(begins, on="case_id"), plan)
    hearings = hearings.join(cases.select("case_id"), on="case_id", how="semi")
    orders = _orders(world, cases, plan)
    people = _people(world, view, cases, plan)
    changes = changes_until(
        [
            cases.select("case_id", "begins_on", "issued_on", "closed_on"),
            people.select("case_id", "joined_on"),
            hearings.select("case_id", "listed_decision_on", "cancelled_on", "held_on"),
            orders.select("case_id", "made_on"),
        ],
        plan.until,
    )
    in_feed = changes.join(cases.select("case_id", "begins_on"), on="case_id").filter(
        pl.col("changed_on") >= pl.col("begins_on")
    )
    polls = choose_polls(
        in_feed.drop("begins_on").sort("case_id", "changed_on"), plan.chance("private-law polls"), zone="UTC"
    )
    return PrivateLawFrames(cases, people, hearings, orders, polls)


def _cases(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    courts = world.area_map.filter(pl.col("kind") == "court").unique("code", keep="any")
    known = rates("feeds")
    ways = pl.Series(known.table("orders_applied_for"))
    rows = (
        cases.join(courts.select(court="code", court_name="name"), on="court", how="left")
        .join(closed_cases(world), on="case_id", how="left")
        .sort("case_id")
    )
    draw = pl.Series(plan.chance("private-law cases").random(rows.height))
    return rows.with_columns(
        draw=draw,
        region=pl.col("area").replace_strict(case_regions(), default=None, return_dtype=pl.String),
        region_name=pl.col("area").replace_strict(
            {code: area.region for code, area in AREAS.items()}, default=None, return_dtype=pl.String
        ),
        orders_applied_for=ways.gather((draw * len(ways)).cast(pl.UInt32)),
    )


def _people(world: World, view: pl.DataFrame, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    pair = ["case_id", "person_id"]
    people = (
        persons_of(world, cases, "submitted_on")
        .drop("known_from")
        .join(view.drop("known_from"), on="person_id")
        .join(world.children_in_cases.select(*pair, "joined_on"), on=pair, how="left")
        .join(world.parties.select(*pair, "is_represented"), on=pair, how="left")
        .with_columns(joined_on=joined_later())
        .filter(pl.col("joined_on").is_null() | (pl.col("joined_on") <= plan.until))
        .sort(pair)
    )
    ids = [element_id(plan.seed, "private-law person", *row) for row in people.select(pair).iter_rows()]
    return people.with_columns(
        draw=pl.Series(plan.chance("private-law people").random(people.height)),
        element_id=pl.Series(ids, dtype=pl.String),
    )


def _hearings(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return hearings with the feed's words: type and label, UTC times, number, and in which shape each is written."""
    known, chance = rates("feeds"), plan.chance("private-law hearing shapes")
    said = HEARINGS.mapping(SOURCE)
    types = {code: text for text, code in reversed(said.items()) if text.startswith("ABA5-")}
    rows = local_hearings(world, cases, plan, "private-law hearings")
    is_as_contract = chance.random(rows.height) < known.number("hearing_written_as_contract")
    is_left_listed = chance.random(rows.height) < known.number("hearing_left_listed")
    is_held = (pl.col("status") == "held") & (pl.col("listed_on") <= plan.until)
    ends_at = pl.col("listed_at") + (pl.col("ends_at") - pl.col("starts_at"))
    return rows.with_columns(
        starts_at=pl.col("listed_at").dt.strftime("%Y-%m-%dT%H:%M:%S"),
        ends_at=ends_at.dt.strftime("%Y-%m-%dT%H:%M:%S"),
        number=2_000_000_000 + pl.col("hearing_id"),
        type=pl.col("hearing").replace_strict(types, default="ABA5-APP", return_dtype=pl.String),
        title=pl.col("hearing").replace_strict(
            {code: HEARINGS.title(code) for code in HEARINGS.codes}, default="Application", return_dtype=pl.String
        ),
        is_as_contract=pl.Series(is_as_contract),
        held_on=pl.when(is_held & ~(pl.Series(is_as_contract) | pl.Series(is_left_listed))).then("listed_on"),
    )


def _orders(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return the orders of each case, one row an order, whichever children it is for; reports ordered stand in one.

    Columns: case_id, order_type, made_on, reports (kinds), due_on, draw, element_id. The type is what the feed can say:
    one form makes three kinds of section 8 order. A report that the court ordered on a day stands in that day's
    directions, which have one filing date: the earliest.
    """
    of_case, at = cases.select("case_id"), ["case_id", "order_type", "made_on"]
    said = {kind: ORDERS.from_source(SOURCE, code) for kind, (code, _) in rates("feeds").table("order_types").items()}
    made = (
        world.orders.filter(pl.col("order_type") != "extension")
        .join(of_case, on="case_id")
        .with_columns(pl.col("order_type").replace_strict(said, default="other", return_dtype=pl.String))
        .select(at)
        .unique()
    )
    ordered = (
        world.reports.filter(pl.col("ordered_on").is_not_null())
        .join(of_case, on="case_id")
        .group_by("case_id", made_on="ordered_on")
        .agg(reports=pl.col("report").unique().sort(), due_on=pl.col("due_on").min())
        .with_columns(order_type=pl.lit(DIRECTIONS))
    )
    rows = (
        made.join(ordered, on=at, how="full", coalesce=True, nulls_equal=True)
        .filter(pl.col("made_on") <= plan.until)
        .sort(at)
    )
    ids = [element_id(plan.seed, "private-law order", *row) for row in rows.select(at).iter_rows()]
    return rows.with_columns(
        draw=pl.Series(plan.chance("private-law orders").random(rows.height)),
        element_id=pl.Series(ids, dtype=pl.String),
    )
