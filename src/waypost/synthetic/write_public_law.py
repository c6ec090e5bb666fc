"""Writes the public-law Cafcass feed: polls as JSON Lines, each case as it stood when it was asked for."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.synthetic.plan import Plan
from waypost.synthetic.poll_lines import write_polls
from waypost.synthetic.public_law_frames import SOURCE, public_law_frames
from waypost.synthetic.public_law_polls import CaseTeller
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import Telling, event, told
from waypost.synthetic.world import World
from waypost.vocabulary.applications import APPLICATIONS, main_application
from waypost.vocabulary.hearings import HEARINGS

_KEYS = {"person_key": pl.String, "person_id": pl.Int64, "case_id": pl.Int64, "is_child_at_last": pl.Boolean}


def write_public_law(world: World, view: pl.DataFrame, folder: Path, plan: Plan) -> Telling:
    """Write the feed into `folder`, a file a month, and return what it tells. `view` is `Views.public_law`."""
    frames = public_law_frames(world, view, plan)
    teller = CaseTeller(frames, plan)
    records = write_polls(folder, teller.seen())
    named = pl.DataFrame(list(teller.keys), schema=_KEYS, orient="row")
    children = named.filter("is_child_at_last").join(frames.cases, on="case_id")
    return told(
        SOURCE,
        people=[named],
        proceedings=[frames.cases.select("case_id", proceedings_key="court_case_number")],
        events=[*_applications(children, plan), *_hearings(children, frames.hearings, plan)],
        records=records,
    )


def _applications(children: pl.DataFrame, plan: Plan) -> list[pl.DataFrame]:
    codes = {
        application: main_application(APPLICATIONS.mapping(SOURCE)[order] for order in ways[0])
        for application, ways in rates("feeds").table("orders_sought").items()
    }
    named = children.with_columns(code=pl.col("application").replace_strict(codes, return_dtype=pl.String))
    issued = named.filter(pl.col("issued_on") <= plan.until)
    return [
        event(named, "application_submitted", "submitted_on", "code"),
        event(issued, "application_issued", "issued_on", "code"),
    ]


def _hearings(children: pl.DataFrame, hearings: pl.DataFrame, plan: Plan) -> list[pl.DataFrame]:
    is_cancelled = pl.col("cancelled_on") <= plan.until
    heard = children.select("case_id", "person_key").join(
        hearings.with_columns(
            kind=pl.when(is_cancelled)
            .then(pl.format("hearing_{}", "status"))
            .when(pl.col("listed_on") < plan.until)
            .then(pl.lit("hearing_held"))
            .otherwise(pl.lit("hearing_listed")),
            reason=pl.when(is_cancelled).then("reason_code"),
            code=pl.col("type").replace_strict(HEARINGS.mapping(SOURCE), default="other", return_dtype=pl.String),
        ),
        on="case_id",
    )
    kinds = ("hearing_held", "hearing_listed", "hearing_vacated", "hearing_adjourned")
    return [event(heard.filter(pl.col("kind") == kind), kind, "listed_on", "code", "reason") for kind in kinds]
