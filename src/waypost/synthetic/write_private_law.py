"""Writes the private-law Cafcass feed: polls as JSON Lines, each case as it stood when it was asked for."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.synthetic.plan import Plan
from waypost.synthetic.poll_lines import write_polls
from waypost.synthetic.private_law_frames import SOURCE, PrivateLawFrames, private_law_frames
from waypost.synthetic.private_law_polls import CaseTeller
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import Telling, event, told
from waypost.synthetic.world import World
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.reports import REPORTS


def write_private_law(world: World, view: pl.DataFrame, folder: Path, plan: Plan) -> Telling:
    """Write the feed into `folder`, a file a month, and return what it tells. `view` is `Views.private_law`."""
    frames = private_law_frames(world, view, plan)
    records = write_polls(folder, CaseTeller(frames, plan).seen())
    named = frames.people.select("case_id", "person_id", "party", person_key="element_id")
    children = named.filter(pl.col("party") == "child").join(frames.cases, on="case_id")
    return told(
        SOURCE,
        people=[named],
        proceedings=[frames.cases.select("case_id", proceedings_key="court_case_number")],
        events=[*_applications(children, plan), *_hearings(children, frames, plan), *_orders(children, frames)],
        records=records,
    )


def _applications(children: pl.DataFrame, plan: Plan) -> list[pl.DataFrame]:
    named = children.with_columns(code=pl.lit(APPLICATIONS.from_source(SOURCE, "C100")))
    issued = named.filter(pl.col("issued_on") <= plan.until)
    return [
        event(named, "application_submitted", "submitted_on", "code"),
        event(issued, "application_issued", "issued_on", "code"),
    ]


def _hearings(children: pl.DataFrame, frames: PrivateLawFrames, plan: Plan) -> list[pl.DataFrame]:
    """Return hearings as a reader finds them: the contract has one word for vacated and adjourned, and no reasons."""
    is_adjourned = (pl.col("status") == "adjourned") & ~pl.col("is_as_contract")
    heard = children.select("case_id", "person_key").join(
        frames.hearings.with_columns(
            kind=pl.when(pl.col("cancelled_on") <= plan.until)
            .then(pl.when(is_adjourned).then(pl.lit("hearing_adjourned")).otherwise(pl.lit("hearing_vacated")))
            .when(pl.col("held_on").is_not_null() | (pl.col("listed_on") < plan.until))
            .then(pl.lit("hearing_held"))
            .otherwise(pl.lit("hearing_listed")),
            code=pl.col("type").replace_strict(HEARINGS.mapping(SOURCE), default="other", return_dtype=pl.String),
        ),
        on="case_id",
    )
    kinds = ("hearing_held", "hearing_listed", "hearing_vacated", "hearing_adjourned")
    return [event(heard.filter(pl.col("kind") == kind), kind, "listed_on", "code") for kind in kinds]


def _orders(children: pl.DataFrame, frames: PrivateLawFrames) -> list[pl.DataFrame]:
    """Return orders and ordered reports, for every child of the case: the feed does not say for whom an order is."""
    labels = rates("feeds").table("court_reports")
    reports = {kind: REPORTS.from_source(SOURCE, label) for kind, label in labels.items()}
    made = children.select("case_id", "person_key").join(frames.orders, on="case_id")
    ordered = made.explode("reports").filter(pl.col("reports").is_not_null())
    return [
        event(made, "order_made", "made_on", "order_type"),
        event(
            ordered.with_columns(
                code=pl.col("reports").replace_strict(reports, default="other", return_dtype=pl.String)
            ),
            "report_ordered",
            "made_on",
            "code",
        ),
    ]
