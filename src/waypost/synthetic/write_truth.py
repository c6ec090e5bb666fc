"""Writes the truth beside the files: who is who, what each source tells, and what truly happened.

The folder's manifest says that it holds the truth, and the build leaves such a folder alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import orjson
import polars as pl

from waypost.synthetic.files import MANIFEST
from waypost.synthetic.planting.write_planted import write_planted
from waypost.synthetic.telling import Telling, event
from waypost.synthetic.world import World
from waypost.vocabulary.ethnicity import ETHNICITIES

README = """Who is who in the invented files, and what truly happened. Everybody here is invented.
The rows of each table are sorted by all its columns; those of a country that was drawn in parts, part by part.

people.parquet       one row a person record of a source: source, sender, person_key (as the source's reader makes it),
                     role (child, mother, father), true_child (the invented person's number, adults too), family,
                     ethnicity (code), ethnic_group (five groups, refused, not_yet_obtained), sex, is_twin,
                     is_baby_at_issue. A child whose name or birth date the public-law court corrected has a row for
                     each key.
events.parquet       one row an event that a correct reader finds in the files: source, sender, person_key, kind,
                     happened_on, code, reason. Polls and yearly returns are collapsed: the latest statement counts. A
                     past hearing with no other word is hearing_held, one on the last day or later hearing_listed.
proceedings.parquet  one row a case of a source: source, sender, proceedings_key, true_case.
children.parquet     the true children: true_child, family, forenames, surname, born_on, sex, ethnicity,
                     has_disability, is_twin, is_baby_at_issue, postcode.
disagreements.parquet
                     one row a fact that an agency told otherwise than it is, in any statement: source, sender,
                     person_key, true_child, true_case (null where the fact is not one of proceedings), fact,
                     true_value, told_value (null: not told), reason. disagrees: the agency wrote another thing. late:
                     keyed long after, or not yet. edited: told so at first, and put right in a later statement.
                     changed_codes: in the codes of that year. feed_failed: the feed gave no polls that week.
                     second_name: by the name that this agency knows. Facts: forenames, surname, birth_date, sex,
                     ethnicity, disability (true or false), postcode; date_issued, date_received, authority, order (its
                     kind or its day), extension, hearing_outcome, change (a day on which a case changed); care_started,
                     legal_status, placement, care_ended, pre_proceedings; and rows of Cafcass: allocation, engagement,
                     letter, review, report, advice, closure, audit, feedback. Days are ISO 8601; of a row keyed late,
                     true_value is the day of the fact and told_value that of the keying.
pre_proceedings.parquet
                     what is truly so of every item of the pre-proceedings return, a row a child in pre-proceedings or
                     in care proceedings that came without them: authority, true_child, true_case, started_on, and the
                     items by their names in SSD and the CIN census (days ISO 8601, options by their letter).
journeys.parquet     what truly happened to each, whoever told it or not: true_child, true_case, kind, happened_on,
                     code, reason.
"""


def write_truth(world: World, tellings: Sequence[Telling], folder: Path, until: date) -> None:
    """Write the six frames, their README and the manifest into `folder`."""
    folder.mkdir(parents=True)
    (folder / "README.txt").write_text(README, encoding="utf-8")
    (folder / MANIFEST).write_bytes(orjson.dumps({"waypost_manifest": 1, "truth": True, "invented": True}) + b"\n")
    persons = _persons(world)
    heads = {code: ETHNICITIES.five(code) for code in ETHNICITIES.codes}
    told_people = pl.concat([telling.people for telling in tellings])
    people = told_people.join(persons, on="person_id", how="left").select(
        "source",
        "sender",
        "person_key",
        "role",
        "true_child",
        "family",
        "ethnicity",
        pl.col("ethnicity").replace_strict(heads, default=None, return_dtype=pl.String).alias("ethnic_group"),
        "sex",
        "is_twin",
        "is_baby_at_issue",
    )
    proceedings = pl.concat([telling.proceedings for telling in tellings]).select(
        "source", "sender", "proceedings_key", true_case=pl.col("case_id").cast(pl.String)
    )
    frames = {
        "people": people,
        "events": pl.concat([telling.events for telling in tellings]),
        "proceedings": proceedings,
        "disagreements": _disagreements(tellings),
        "children": persons.filter(pl.col("role") == "child").select(*_CHILD),
        "journeys": _journeys(world, until),
    }
    for name, frame in frames.items():
        frame.sort(frame.columns).write_parquet(folder / f"{name}.parquet", statistics=False)
    write_planted(world.planted, folder)


def _disagreements(tellings: Sequence[Telling]) -> pl.DataFrame:
    told = pl.concat([telling.disagreements for telling in tellings])
    return told.select(
        "source",
        "sender",
        "person_key",
        pl.col("person_id").cast(pl.String).alias("true_child"),
        pl.col("case_id").cast(pl.String).alias("true_case"),
        "fact",
        "true_value",
        "told_value",
        "reason",
    )


_CHILD = (
    "true_child",
    "family",
    "forenames",
    "surname",
    "born_on",
    "sex",
    "ethnicity",
    "has_disability",
    "is_twin",
    "is_baby_at_issue",
    "postcode",
)


def _persons(world: World) -> pl.DataFrame:
    twins = world.people["twin_of"].drop_nulls().implode()
    return world.people.with_columns(
        true_child=pl.col("person_id").cast(pl.String),
        family=pl.col("family_id").cast(pl.String),
        is_twin=pl.col("twin_of").is_not_null() | pl.col("person_id").is_in(twins),
        is_baby_at_issue=(pl.col("role") == "child") & ~pl.col("is_named_at_issue").fill_null(value=True),
    )


def _journeys(world: World, until: date) -> pl.DataFrame:
    """Return every true event of every child up to the last day; hearings listed for later are listed."""
    members = world.children_in_cases.select("case_id", "person_id")
    cases = world.cases.join(members, on="case_id")
    hearings = world.hearings.join(members, on="case_id").with_columns(
        kind=pl.format("hearing_{}", "status"),
        listed_on=pl.col("listed_at").dt.convert_time_zone("Europe/London").dt.date(),
    )
    final = world.orders.filter(pl.col("order_type") != "extension")
    granted = world.orders.filter(pl.col("order_type") == "extension")
    closed, begun = world.children_in_cases, world.pre_proceedings
    started = world.episodes.filter(pl.col("reason_new") == "S")
    moved = world.episodes.filter(pl.col("reason_new").is_in(["S", "P", "T", "B", "U"]))
    left = world.episodes.filter(pl.col("reason_ceased").ne_missing(pl.lit("X1")))
    reports = world.reports.join(members, on="case_id")
    told_of = [
        (begun, "pre_proceedings_decided", "decided_on", None, None),
        (begun, "pre_proceedings_letter_sent", "letter_on", None, None),
        (begun, "pre_proceedings_meeting_held", "meeting_on", None, None),
        (begun, "pre_proceedings_ended", "outcome_on", "outcome", None),
        (cases, "application_submitted", "submitted_on", "application", None),
        (cases, "application_issued", "issued_on", "application", None),
        (cases, "application_received", "received_on", "application", None),
        (reports, "report_ordered", "ordered_on", "report", None),
        (reports, "report_filed", "filed_on", "report", None),
        (final, "order_made", "made_on", "order_type", None),
        (granted, "extension_granted", "made_on", None, "extension_reason"),
        (closed, "case_closed", "closed_on", None, "closure_reason"),
        (started, "care_started", "started_on", "legal_status", None),
        (world.episodes, "legal_status_started", "started_on", "legal_status", None),
        (moved, "placement_started", "started_on", "placement", None),
        (left, "care_ended", "ended_on", None, "reason_ceased"),
    ]
    told_of += [
        (hearings.filter(pl.col("status") == status), f"hearing_{status}", "listed_on", "hearing", "reason")
        for status in ("listed", "held", "vacated", "adjourned")
    ]
    true = pl.concat([_true_event(*one) for one in told_of])
    return true.filter((pl.col("happened_on") <= until) | (pl.col("kind") == "hearing_listed"))


def _true_event(frame: pl.DataFrame, kind: str, on: str, code: str | None, reason: str | None) -> pl.DataFrame:
    case = pl.col("case_id") if "case_id" in frame.columns else pl.lit(None, dtype=pl.Int64)
    named = frame.with_columns(
        person_key=pl.col("person_id").cast(pl.String),
        source=case.cast(pl.String),
        sender=pl.lit(None, dtype=pl.String),
    )
    return event(named, kind, on, code, reason).select(
        "kind", "happened_on", "code", "reason", true_child="person_key", true_case="source"
    )
