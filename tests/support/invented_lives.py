"""Invented worlds to look at, and the rules that every life in them keeps. A rule returns the rows that break it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

import polars as pl

from waypost.synthetic.invent import invent
from waypost.synthetic.world import SCHEMAS, World

UNTIL = date(2027, 3, 31)
Rule = Callable[[World], pl.DataFrame]
_STARTS = ["S", "L", "B", "U"]


@cache
def world_of(children: int, seed: int) -> World:
    """Return the invented world of these arguments, invented once a run of the tests."""
    return invent(children=children, seed=seed)


def members(world: World) -> pl.DataFrame:
    """Return children in cases with what is known of the case and the child."""
    born = world.people.select("person_id", "born_on")
    return world.children_in_cases.join(world.cases, on="case_id").join(born, on="person_id")


def _hearings(world: World) -> pl.DataFrame:
    joined_on = pl.when(pl.col("closure_reason") == "consolidated").then("closed_on")
    ends = (
        members(world)
        .with_columns(end_on=pl.coalesce("final_order_on", joined_on))
        .group_by("case_id")
        .agg(last=pl.col("end_on").max(), is_open=pl.col("end_on").is_null().any())
    )
    day = pl.col("listed_at").dt.convert_time_zone("Europe/London").dt.date()
    return world.hearings.with_columns(day=day).join(world.cases, on="case_id").join(ends, on="case_id")


def _orders(world: World) -> pl.DataFrame:
    return world.orders.join(members(world), on=["case_id", "person_id"], how="left")


def _episodes(world: World) -> pl.DataFrame:
    born = world.people.select("person_id", "born_on")
    following = world.episodes.sort("person_id", "started_on").with_columns(
        next_on=pl.col("started_on").shift(-1).over("person_id"),
        next_new=pl.col("reason_new").shift(-1).over("person_id"),
    )
    return following.join(born, on="person_id")


def _turned(world: World, status: str) -> pl.DataFrame:
    is_turn = (pl.col("legal_status") == status) & pl.col("reason_new").is_in(_STARTS)
    same = ["person_id", "legal_status", "started_on"]
    taken_over = world.episodes.filter(pl.col("reason_ceased") == "E3").drop("started_on")
    told_before = world.episodes.join(taken_over.rename({"ended_on": "started_on"}), on=same, how="anti")
    return told_before.filter(is_turn).select("person_id", day="started_on")


def _made(world: World, order: str) -> pl.DataFrame:
    return world.orders.filter(pl.col("order_type") == order).select("person_id", day="made_on")


def _practice(world: World, name: str) -> pl.DataFrame:
    column = {"engagement": "seen_on", "letters": "sent_on", "reviews": "held_on", "advice": "given_on"}
    told = getattr(world, name).rename({column.get(name, "audited_on"): "day"})
    return told.join(members(world), on=["case_id", "person_id"], how="left")


def _days_of(episodes: pl.DataFrame, status: str, most: int) -> pl.DataFrame:
    days = (pl.col("ended_on").fill_null(UNTIL) - pl.col("started_on")).dt.total_days()
    return episodes.filter((pl.col("legal_status") == status) & (days > most))


def _outside_employment(world: World) -> pl.DataFrame:
    end = pl.col("ended_on").fill_null(date.max) > pl.col("ended_on_post").fill_null(date.max)
    posts = world.allocations.join(world.workforce, on="practitioner_id", how="left", suffix="_post")
    is_missing = pl.col("started_on_post").is_null()
    return posts.filter(is_missing | (pl.col("started_on") < pl.col("started_on_post")) | end)


def _siblings_too_close(world: World) -> pl.DataFrame:
    children = world.people.filter(pl.col("role") == "child").sort("family_id", "born_on")
    gap = pl.col("born_on").diff().over("family_id").dt.total_days()
    return children.filter((gap > 0) & (gap < 250))


def _parents_too_young(world: World) -> pl.DataFrame:
    parents = world.people.filter(pl.col("role") != "child")
    pairs = world.people.filter(pl.col("role") == "child").join(parents, on="family_id", suffix="_parent")
    return pairs.filter((pl.col("born_on") - pl.col("born_on_parent")).dt.total_days() < 15.9 * 365.25)


RULES: Mapping[str, Rule] = {
    "issued on or after it is submitted": lambda w: w.cases.filter(pl.col("issued_on") < pl.col("submitted_on")),
    "received on or after it is issued": lambda w: w.cases.filter(pl.col("received_on") < pl.col("issued_on")),
    "a final order comes on or after issue": lambda w: members(w).filter(
        pl.col("final_order_on") < pl.col("issued_on")
    ),
    "closed on or after the final order": lambda w: members(w).filter(pl.col("closed_on") < pl.col("final_order_on")),
    "no closure without an end": lambda w: members(w).filter(
        pl.col("closed_on").is_not_null() & pl.col("final_order_on").is_null() & pl.col("consolidated_into").is_null()
    ),
    "reopened after closing": lambda w: members(w).filter(
        pl.col("reopened_on").is_not_null() & ~(pl.col("reopened_on") > pl.col("closed_on")).fill_null(value=False)
    ),
    "a child joins on or after issue": lambda w: members(w).filter(pl.col("joined_on") < pl.col("issued_on")),
    "a child is born before the end of the case": lambda w: members(w).filter(
        pl.col("born_on") >= pl.col("final_order_on")
    ),
    "every case has a child": lambda w: w.cases.join(w.children_in_cases, on="case_id", how="anti"),
    "nobody is in two families": lambda w: w.people.filter(pl.col("person_id").is_duplicated()),
    "hearings lie between issue and the last order": lambda w: _hearings(w).filter(
        (pl.col("day") < pl.col("issued_on")) | (~pl.col("is_open") & (pl.col("day") > pl.col("last")))
    ),
    "courts sit on weekdays": lambda w: _hearings(w).filter(
        (pl.col("day").dt.weekday() > 5) | (pl.col("cancelled_on").dt.weekday() > 5)
    ),
    "a hearing is listed, then perhaps cancelled, then due": lambda w: _hearings(w).filter(
        (pl.col("listed_decision_on") > pl.col("day"))
        | (pl.col("cancelled_on") < pl.col("listed_decision_on"))
        | (pl.col("cancelled_on") > pl.col("day"))
    ),
    "only hearings to come are listed": lambda w: _hearings(w).filter(
        (pl.col("status") == "listed") != ((pl.col("day") > UNTIL) & pl.col("cancelled_on").is_null())
    ),
    "cancelled hearings and no others have a reason": lambda w: w.hearings.filter(
        pl.col("status").is_in(["vacated", "adjourned"]) != pl.col("reason").is_not_null()
    ),
    "orders are for children of the case, born, on or after issue": lambda w: _orders(w).filter(
        pl.col("issued_on").is_null()
        | (pl.col("made_on") < pl.col("issued_on"))
        | (pl.col("made_on") < pl.col("born_on"))
    ),
    "no order after the final one": lambda w: _orders(w).filter(pl.col("made_on") > pl.col("final_order_on")),
    "a final order is of the day of the end": lambda w: _orders(w).filter(
        pl.col("is_final") & (pl.col("made_on") != pl.col("final_order_on"))
    ),
    "an order is received after it is made": lambda w: w.orders.filter(pl.col("received_on") < pl.col("made_on")),
    "extensions and no other orders say until when": lambda w: w.orders.filter(
        (pl.col("order_type") == "extension") != pl.col("extended_to_on").is_not_null()
    ),
    "care turns C1 on the day of the interim care order": lambda w: _made(w, "interim_care_order").join(
        _turned(w, "C1"), on=["person_id", "day"], how="anti"
    ),
    "care turns C1 on no other day": lambda w: _turned(w, "C1").join(
        _made(w, "interim_care_order"), on=["person_id", "day"], how="anti"
    ),
    "care turns C2 on the day of the care order": lambda w: (
        _made(w, "care_order")
        .join(_made(w, "placement_order"), on=["person_id", "day"], how="anti")
        .join(_turned(w, "C2"), on=["person_id", "day"], how="anti")
    ),
    "care turns E1 on the day of the placement order": lambda w: _made(w, "placement_order").join(
        _turned(w, "E1"), on=["person_id", "day"], how="anti"
    ),
    "care begins at birth or later": lambda w: _episodes(w).filter(pl.col("started_on") < pl.col("born_on")),
    "an episode lasts a day at least": lambda w: _episodes(w).filter(pl.col("ended_on") <= pl.col("started_on")),
    "one placement at a time": lambda w: _episodes(w).filter(
        pl.col("next_on").is_not_null() & (pl.col("ended_on").is_null() | (pl.col("ended_on") > pl.col("next_on")))
    ),
    "X1 goes on the same day": lambda w: _episodes(w).filter(
        (pl.col("reason_ceased") == "X1") & ~(pl.col("next_on") == pl.col("ended_on")).fill_null(value=False)
    ),
    "a new period starts with S": lambda w: _episodes(w).filter(
        (pl.col("reason_ceased") != "X1") & pl.col("next_new").is_not_null() & (pl.col("next_new") != "S")
    ),
    "placed for adoption only under a placement order": lambda w: _episodes(w).filter(
        pl.col("placement").is_in(["A5", "A6"]) & (pl.col("legal_status") != "E1")
    ),
    "police protection is three days at most": lambda w: _days_of(_episodes(w), "L1", 3),
    "emergency protection is eight days at most": lambda w: _days_of(_episodes(w), "L2", 8),
    "with parents is not under section 20": lambda w: _episodes(w).filter(
        (pl.col("placement") == "P1") & (pl.col("legal_status") == "V2")
    ),
    "a foster carer who becomes guardian had the child": lambda w: _episodes(w).filter(
        pl.col("reason_ceased").is_in(["E45", "E46"]) & ~pl.col("placement").str.starts_with("U")
    ),
    "pre-proceedings go forward": lambda w: w.pre_proceedings.filter(
        (pl.col("letter_on") < pl.col("decided_on"))
        | (pl.col("meeting_on") < pl.col("letter_on"))
        | (pl.col("outcome_on") < pl.col("meeting_on"))
        | (pl.col("court_application_on") < pl.col("outcome_on"))
    ),
    "pre-proceedings that issue lead to the case": lambda w: w.pre_proceedings.join(w.cases, on="case_id").filter(
        pl.col("court_application_on") != pl.col("submitted_on")
    ),
    "work on a case begins when it is received": lambda w: w.allocations.join(w.cases, on="case_id").filter(
        (pl.col("started_on") < pl.col("received_on")) | (pl.col("ended_on") < pl.col("started_on"))
    ),
    "nobody has a case outside their employment": _outside_employment,
    **{
        f"{name} after receipt and birth": lambda w, name=name: _practice(w, name).filter(
            (pl.col("day") < pl.col("received_on")) | (pl.col("day") < pl.col("born_on")) | pl.col("law").is_null()
        )
        for name in ("engagement", "letters", "reviews", "advice", "audits")
    },
    "a child is met while the case is open": lambda w: _practice(w, "engagement").filter(
        pl.col("day") > pl.col("closed_on")
    ),
    "a report is filed after it is ordered": lambda w: w.reports.filter(pl.col("filed_on") < pl.col("ordered_on")),
    "siblings are born nine months apart or together": _siblings_too_close,
    "parents are sixteen at least": _parents_too_young,
}


def after_the_end(world: World, until: date) -> dict[str, int]:
    """Return how many days of each column lie after the end of the world: due days and listings may."""
    frames = {name: getattr(world, name) for name in SCHEMAS if name != "area_map"}
    return {
        f"{name}.{column}": found
        for name, frame in frames.items()
        for column, kind in frame.schema.items()
        if kind == pl.Date and column not in ("due_on", "action_due_on", "extended_to_on")
        if (found := frame.filter(pl.col(column) > until).height)
    }
