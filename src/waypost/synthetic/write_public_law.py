"""Writes the public-law Cafcass feed: polls as JSON Lines, each case as it stood when it was asked for."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.synthetic.failed_feed import outage_of
from waypost.synthetic.feed_disagreements import issue_days, missed_changes, outcomes
from waypost.synthetic.noise import NAME_AND_BIRTH
from waypost.synthetic.plan import Plan
from waypost.synthetic.poll_lines import SeenCase, write_polls
from waypost.synthetic.polls import told_until
from waypost.synthetic.public_law_frames import SOURCE, PublicLawFrames, public_law_frames
from waypost.synthetic.public_law_polls import statements, told_keys
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import Telling, event, told
from waypost.synthetic.told_people import people_corrected, people_disagreements
from waypost.synthetic.world import World
from waypost.vocabulary.applications import APPLICATIONS, main_application
from waypost.vocabulary.hearings import HEARINGS


def write_public_law(world: World, view: pl.DataFrame, folder: Path, plan: Plan) -> Telling:
    """Write the feed into `folder`, a file a month, and return what it tells. `view` is `Views.public_law`."""
    frames = public_law_frames(world, view, plan)
    records = write_polls(folder, map(SeenCase._make, statements(frames, plan).iter_rows()))
    named = told_keys(frames)
    cases = frames.cases.join(told_until(frames.polls), on="case_id")
    children = named.filter("is_child_at_last").select("person_key", "person_id", "case_id").join(cases, on="case_id")
    heard = _heard(children, frames.hearings, plan)
    return told(
        SOURCE,
        people=[named],
        proceedings=[cases.select("case_id", proceedings_key="court_case_number")],
        events=[*_applications(children), *_hearings(heard)],
        disagreements=[
            *_people(world, frames, named),
            *issue_days(children, frames.polls, plan.until),
            *outcomes(heard, plan.until),
            *missed_changes(children, frames.changes, frames.polls, outage_of(SOURCE, plan.until)),
        ],
        records=records,
    )


def _people(world: World, frames: PublicLawFrames, named: pl.DataFrame) -> list[pl.DataFrame]:
    """Return what is told of people otherwise than it is, under the key of the statement that tells it."""
    names = [*NAME_AND_BIRTH, *(f"first_{name}" for name in NAME_AND_BIRTH)]
    written = frames.people.select("case_id", "person_id", *names, "sex", "postcode")
    told_so = named.join(written, on=["case_id", "person_id"]).drop("case_id")
    return [
        *people_disagreements(world.people, told_so.filter("is_last"), (*NAME_AND_BIRTH, "sex", "postcode")),
        *people_corrected(world.people, told_so.filter(~pl.col("is_last"))),
    ]


def _applications(children: pl.DataFrame) -> list[pl.DataFrame]:
    codes = {
        application: main_application(APPLICATIONS.mapping(SOURCE)[order] for order in ways[0])
        for application, ways in rates("feeds").table("orders_sought").items()
    }
    named = children.with_columns(code=pl.col("application").replace_strict(codes, return_dtype=pl.String))
    issued = named.filter(pl.col("issued_on") <= pl.col("told_until"))
    return [
        event(named, "application_submitted", "submitted_on", "code"),
        event(issued, "application_issued", "issued_on", "code"),
    ]


def _heard(children: pl.DataFrame, hearings: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return each hearing of each child as the last poll of its case tells it."""
    is_cancelled = pl.col("cancelled_on") <= pl.col("told_until")
    return (
        children.select("case_id", "person_key", "person_id", "told_until")
        .join(hearings, on="case_id")
        .filter(pl.col("listed_decision_on") <= pl.col("told_until"))
        .with_columns(
            kind=pl.when(is_cancelled)
            .then(pl.format("hearing_{}", "status"))
            .when(pl.col("listed_on") < plan.until)
            .then(pl.lit("hearing_held"))
            .otherwise(pl.lit("hearing_listed")),
            told_reason=pl.when(is_cancelled).then("reason_code"),
            code=pl.col("type").replace_strict(HEARINGS.mapping(SOURCE), default="other", return_dtype=pl.String),
        )
    )


def _hearings(heard: pl.DataFrame) -> list[pl.DataFrame]:
    kinds = ("hearing_held", "hearing_listed", "hearing_vacated", "hearing_adjourned")
    return [event(heard.filter(pl.col("kind") == kind), kind, "listed_on", "code", "told_reason") for kind in kinds]
