"""Writes the private-law Cafcass feed: polls as JSON Lines, each case as it stood when it was asked for."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.synthetic.failed_feed import outage_of
from waypost.synthetic.feed_disagreements import issue_days, missed_changes, orders_told, outcomes
from waypost.synthetic.noise import NAME_AND_BIRTH
from waypost.synthetic.plan import Plan
from waypost.synthetic.poll_lines import SeenCase, write_polls
from waypost.synthetic.polls import told_until
from waypost.synthetic.private_law_frames import SOURCE, PrivateLawFrames, private_law_frames
from waypost.synthetic.private_law_polls import statements
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import Telling, event, told
from waypost.synthetic.told_people import people_corrected, people_disagreements
from waypost.synthetic.world import World
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.reports import REPORTS


def write_private_law(world: World, view: pl.DataFrame, folder: Path, plan: Plan) -> Telling:
    """Write the feed into `folder`, a file a month, and return what it tells. `view` is `Views.private_law`."""
    frames = private_law_frames(world, view, plan)
    records = write_polls(folder, map(SeenCase._make, statements(frames, plan).iter_rows()))
    cases = frames.cases.join(told_until(frames.polls), on="case_id")
    named = frames.people.join(cases.select("case_id"), on="case_id", how="semi").rename({"element_id": "person_key"})
    children = (
        named.filter(pl.col("party") == "child").select("case_id", "person_id", "person_key").join(cases, on="case_id")
    )
    heard, ordered = _heard(children, frames, plan), _ordered(children, frames)
    return told(
        SOURCE,
        people=[named],
        proceedings=[cases.select("case_id", proceedings_key="court_case_number")],
        events=[*_applications(children), *_hearings(heard), *_orders(ordered)],
        disagreements=[
            *_people(world, named, frames.polls),
            *issue_days(children, frames.polls, plan.until),
            *orders_told(ordered, frames.polls, plan.until),
            *outcomes(heard, plan.until),
            *missed_changes(children, frames.changes, frames.polls, outage_of(SOURCE, plan.until)),
        ],
        records=records,
    )


def _people(world: World, named: pl.DataFrame, polls: pl.DataFrame) -> list[pl.DataFrame]:
    """Return what is told of people otherwise than it is; what was corrected only where an earlier poll told it."""
    several = polls.filter(~pl.col("is_last")).select("case_id").unique()
    facts = (*NAME_AND_BIRTH, "sex", "postcode")
    corrected = named.join(several, on="case_id", how="semi")
    return [
        *people_disagreements(world.people, named.drop("case_id"), facts),
        *people_corrected(world.people, corrected.drop("case_id")),
    ]


def _applications(children: pl.DataFrame) -> list[pl.DataFrame]:
    named = children.with_columns(code=pl.lit(APPLICATIONS.from_source(SOURCE, "C100")))
    issued = named.filter(pl.col("issued_on") <= pl.col("told_until"))
    return [
        event(named, "application_submitted", "submitted_on", "code"),
        event(issued, "application_issued", "issued_on", "code"),
    ]


def _heard(children: pl.DataFrame, frames: PrivateLawFrames, plan: Plan) -> pl.DataFrame:
    """Return each hearing of each child as a reader finds it: the contract has one word for vacated and adjourned."""
    is_adjourned = (pl.col("status") == "adjourned") & ~pl.col("is_as_contract")
    until = pl.col("told_until")
    return (
        children.select("case_id", "person_key", "person_id", "told_until")
        .join(frames.hearings, on="case_id")
        .filter(pl.col("listed_decision_on") <= until)
        .with_columns(
            kind=pl.when(pl.col("cancelled_on") <= until)
            .then(pl.when(is_adjourned).then(pl.lit("hearing_adjourned")).otherwise(pl.lit("hearing_vacated")))
            .when((pl.col("held_on") <= until) | (pl.col("listed_on") < plan.until))
            .then(pl.lit("hearing_held"))
            .otherwise(pl.lit("hearing_listed")),
            code=pl.col("type").replace_strict(HEARINGS.mapping(SOURCE), default="other", return_dtype=pl.String),
        )
    )


def _hearings(heard: pl.DataFrame) -> list[pl.DataFrame]:
    """Return hearings; the feed gives no reasons."""
    kinds = ("hearing_held", "hearing_listed", "hearing_vacated", "hearing_adjourned")
    return [event(heard.filter(pl.col("kind") == kind), kind, "listed_on", "code") for kind in kinds]


def _ordered(children: pl.DataFrame, frames: PrivateLawFrames) -> pl.DataFrame:
    """Return each order of each child of its case: the feed does not say for whom an order is."""
    of_case = children.select("case_id", "person_key", "person_id", "told_until")
    return of_case.join(frames.orders, on="case_id")


def _orders(ordered: pl.DataFrame) -> list[pl.DataFrame]:
    """Return orders and ordered reports as the last poll tells them."""
    labels = rates("feeds").table("court_reports")
    kinds = {kind: REPORTS.from_source(SOURCE, label) for kind, label in labels.items()}
    made = ordered.filter(pl.col("made_on") <= pl.col("told_until"))
    asked = made.explode("reports").filter(pl.col("reports").is_not_null())
    code = pl.col("reports").replace_strict(kinds, default="other", return_dtype=pl.String)
    return [
        event(made, "order_made", "made_on", "order_type"),
        event(asked.with_columns(code=code), "report_ordered", "made_on", "code"),
    ]
