"""What the private-law court service holds of the invented world, frame by frame, in its own words.

The feed carries a C100 once Cafcass is served and a hearing is listed; before that the case is not in it at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.synthetic.court_frames import (
    case_regions,
    closed_cases,
    court_regions,
    courts,
    joined_later,
    local_hearings,
)
from waypost.synthetic.element_ids import element_ids
from waypost.synthetic.failed_feed import outage_of
from waypost.synthetic.feed_edits import issued_at_first, orders_at_first
from waypost.synthetic.plan import Plan
from waypost.synthetic.polls import changes_until, choose_polls
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
    """Cases, people, hearings and orders, sorted, each with a `draw` where it needs one; and the polls.

    `changes` are the days (case_id, changed_on) on which something in a case changed.
    """

    cases: pl.DataFrame
    people: pl.DataFrame
    hearings: pl.DataFrame
    orders: pl.DataFrame
    changes: pl.DataFrame
    polls: pl.DataFrame


def private_law_frames(world: World, view: pl.DataFrame, plan: Plan) -> PrivateLawFrames:
    """Return what the court service holds. `view` is `Views.private_law`."""
    served = court_cases(world, "private", plan.until)
    hearings = _hearings(world, served, plan)
    begins = hearings.group_by("case_id").agg(begins_on=pl.col("listed_decision_on").min())
    cases = _cases(world, served.join(begins, on="case_id"), plan)
    hearings = hearings.join(cases.select("case_id"), on="case_id", how="semi", maintain_order="left")
    orders = _orders(world, cases, plan)
    people = _people(world, view, cases, plan)
    changes = changes_until(
        [
            cases.select("case_id", "begins_on", "issued_on", "closed_on", "transferred_on"),
            people.select("case_id", "joined_on"),
            hearings.select("case_id", "listed_decision_on", "cancelled_on", "held_on"),
            orders.select("case_id", "made_on"),
        ],
        plan.until,
    )
    begun = changes.join(cases.select("case_id", "begins_on"), on="case_id").filter(
        pl.col("changed_on") >= pl.col("begins_on")
    )
    in_feed = begun.drop("begins_on").sort("case_id", "changed_on")
    outage = outage_of(SOURCE, plan.until)
    polls = choose_polls(
        in_feed, plan.chance("private-law polls"), zone="UTC", outage=outage, several=plan.polled_several_times
    )
    return PrivateLawFrames(cases, people, hearings, orders, in_feed, polls)


def _cases(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return the cases with the words of their present court and, as `former_`, of the one that they came from."""
    named = courts(world)
    known = rates("feeds")
    ways = known.table("orders_applied_for")
    rows = (
        cases.join(named.select(court="court", court_name="court_name"), on="court", how="left")
        .rename({"transferred_from_court": "former_court"})
        .join(
            named.select(former_court="court", former_court_name="court_name", former_area="court_area"),
            on="former_court",
            how="left",
        )
        .join(closed_cases(world), on="case_id", how="left")
        .sort("case_id")
    )
    draw = pl.Series(plan.chance("private-law cases").random(rows.height))
    names = {code: area.region for code, area in AREAS.items()}
    regions = court_regions(world)
    return rows.with_columns(
        draw=draw,
        region=pl.col("area").replace_strict(case_regions(), default=None, return_dtype=pl.String),
        region_name=pl.col("area").replace_strict(names, default=None, return_dtype=pl.String),
        former_region=pl.col("former_court").replace_strict(regions, default=None, return_dtype=pl.String),
        former_region_name=pl.col("former_area").replace_strict(names, default=None, return_dtype=pl.String),
        way=(draw * len(ways)).cast(pl.Int64),
        issued_at_first=issued_at_first(rows, plan, SOURCE),
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
    return people.with_columns(
        draw=pl.Series(plan.chance("private-law people").random(people.height)),
        element_id=element_ids(plan.seed, "private-law person", people["case_id"], people["person_id"]),
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
    held_on = pl.col("listed_on") + pl.duration(days=pl.col("days_late"))
    ends_at = pl.col("listed_at") + (pl.col("ends_at") - pl.col("starts_at"))
    where = courts(world).select(court="court", hearing_court_name="court_name")
    return (
        rows.with_columns(
            starts_at=pl.col("listed_at").dt.strftime("%Y-%m-%dT%H:%M:%S"),
            ends_at=ends_at.dt.strftime("%Y-%m-%dT%H:%M:%S"),
            number=2_000_000_000 + pl.col("hearing_id"),
            type=pl.col("hearing").replace_strict(types, default="ABA5-APP", return_dtype=pl.String),
            title=pl.col("hearing").replace_strict(
                {code: HEARINGS.title(code) for code in HEARINGS.codes}, default="Application", return_dtype=pl.String
            ),
            is_as_contract=pl.Series(is_as_contract),
            held_on=pl.when(is_held & ~(pl.Series(is_as_contract) | pl.Series(is_left_listed))).then(held_on),
        )
        .join(where, on="court", how="left", maintain_order="left")
        .rename({"court": "hearing_court"})
    )


def _orders(world: World, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return the orders of each case, one row an order, whichever children it is for; reports ordered stand in one.

    Columns: case_id, order_type, made_on, reports (kinds), due_on, draw, element_id, and type and day as told before
    the last poll. The type is what the feed can say: one form makes three kinds of section 8 order. A report that the
    court ordered on a day stands in that day's directions, which have one filing date: the earliest.
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
        .with_columns(place=pl.int_range(pl.len(), dtype=pl.Int64).over("case_id"))
    )
    return orders_at_first(rows, plan).with_columns(
        draw=pl.Series(plan.chance("private-law orders").random(rows.height)),
        element_id=element_ids(plan.seed, "private-law order", rows["case_id"], rows["place"]),
    )
