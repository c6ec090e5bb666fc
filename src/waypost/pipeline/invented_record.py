"""An invented world straight into the record, without files: for tests of measures over many seeds.

Who is who is known, so nothing is linked; nothing is misread, lost or told late. What remains of the agencies is what
each of them can tell at all (`invented_facts`).
"""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.foundation.identifiers import child_identifier, proceedings_identifier
from waypost.intake.cafcass.parties import represented, with_heritage
from waypost.intake.contract import INSTANT, RECORDS
from waypost.journeys.linked import LINKED_ALLOCATIONS, LINKED_PROCEEDINGS, LinkedRecord, Schema
from waypost.pipeline.invented_cafcass import CAFCASS, received_cases
from waypost.pipeline.invented_court import PRIVATE, PUBLIC, feed_cases
from waypost.pipeline.invented_facts import facts
from waypost.synthetic.world import World

_RECORD = ("source", "sender", "record_key", "learnt_at")
_RECEIVED_AT_HOUR = 18
_FILE = "invented"


def invented_record(world: World, as_of: date) -> LinkedRecord:
    """Return the record of an invented world as it would stand at the end of `as_of`, every child known for who it is.

    A child is a child of the world under an identifier of its own; a set of proceedings is a case of the world. A
    statement is learnt in the evening of its record's latest fact. Take `as_of` no later than the world's last day.
    """
    told = facts(world, as_of)
    record = ["source", "sender", "record_key"]
    at = pl.col("told_on").max().over(record).cast(pl.Datetime("us")) + pl.duration(hours=_RECEIVED_AT_HOUR)
    told = told.with_columns(learnt_at=at.dt.replace_time_zone("UTC").cast(INSTANT))
    people, cases = _people(told), _cases(world)
    learnt = told.select(*record, "learnt_at", "case_id").unique()
    events = told.join(people, on="person_id", how="left").join(cases, on="case_id", how="left")
    statements = _statements(world, as_of, learnt, cases)
    return LinkedRecord(
        records=_records(pl.concat([learnt.select(_RECORD), statements.select(_RECORD)])),
        events=events.with_columns(doubt=pl.lit(None, pl.String)),
        proceedings=statements,
        children=_children(world, people, as_of),
        identities=events.select("source", "sender", "person_key", "child_id").unique(),
        allocations=_allocations(world, as_of, learnt, cases),
        as_of=as_of,
    )


def _people(told: pl.DataFrame) -> pl.DataFrame:
    """Return person_id, person_key and child_id of everyone of whom something is told."""
    numbers = told["person_id"].unique().sort()
    keys = [f"person/{number}" for number in numbers]
    return pl.DataFrame(
        {"person_id": numbers, "person_key": keys, "child_id": [child_identifier(f"{_FILE}/{key}") for key in keys]}
    )


def _cases(world: World) -> pl.DataFrame:
    """Return case_id, proceedings_key and proceedings_id."""
    keys = world.cases["court_case_number"].to_list()
    return pl.DataFrame(
        {
            "case_id": world.cases["case_id"],
            "proceedings_key": keys,
            "proceedings_id": [proceedings_identifier(f"{_FILE}/{key}") for key in keys],
        }
    )


def _children(world: World, people: pl.DataFrame, as_of: date) -> pl.DataFrame:
    return people.join(world.people, on="person_id").select(
        "child_id",
        "sex",
        "ethnicity",
        disability=pl.when("has_disability").then(pl.lit("yes")).otherwise(pl.lit("no")),
        identity=pl.lit("confirmed"),
        born_on=pl.when(pl.col("born_on") <= as_of).then("born_on"),
        anchor="person_key",
    )


def _statements(world: World, as_of: date, learnt: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Return what each source says of each case by the day: the court and area that it has then."""
    of_case = learnt.drop_nulls("case_id").filter(
        (pl.col("source") != CAFCASS) | pl.col("record_key").str.starts_with("case/")
    )
    adults = world.parties.join(world.people.select("person_id", "ethnicity"), on="person_id", how="left")
    received = with_heritage(represented(received_cases(world, as_of), adults), adults)
    carried = [
        (CAFCASS, received, ("service_area", "track", "authority")),
        (PUBLIC, feed_cases(world, PUBLIC, as_of), ("authority",)),
        (PRIVATE, feed_cases(world, PRIVATE, as_of), ()),
    ]
    told = [
        _as_at(world, known, as_of).select(
            "case_id",
            *("law", "application", "court_case_number", "court", "area"),
            *(
                pl.col(name) if name in said else pl.lit(None, pl.String).alias(name)
                for name in ("service_area", "track", "authority")
            ),
            source=pl.lit(source),
            state=pl.lit(None, pl.String),
            **{
                name: pl.col(name) if source == CAFCASS else pl.lit(None, pl.String)
                for name in ("representation", "applicants_heritage", "respondents_heritage")
            },
        )
        for source, known, said in carried
    ]
    whole = pl.concat(told).join(of_case, on=["source", "case_id"]).join(cases, on="case_id")
    return _shaped(whole, LINKED_PROCEEDINGS)


def _as_at(world: World, cases: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Return the cases with the court, area and authority of the day: before a transfer, the former ones."""
    courts = world.area_map.filter(pl.col("kind") == "court").unique("code", keep="first", maintain_order=True)
    area_of = dict(courts.select("code", "area").iter_rows())
    is_to_come = pl.col("transferred_on") > as_of
    former = pl.col("transferred_from_court")
    return cases.with_columns(
        court=pl.when(is_to_come).then(former).otherwise("court"),
        area=pl.when(is_to_come)
        .then(former.replace_strict(area_of, default=pl.col("area"), return_dtype=pl.String))
        .otherwise("area"),
        authority=pl.when(pl.col("authority_changed_on") > as_of).then("former_authority").otherwise("authority"),
    )


def _records(statements: pl.DataFrame) -> pl.DataFrame:
    """Return a source record a statement. What was read is empty, for nothing was."""
    unread = statements.unique().with_columns(file=pl.lit(_FILE), position=pl.lit(""), read=pl.lit("{}"))
    return _shaped(unread, RECORDS)


def _allocations(world: World, as_of: date, learnt: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Return who worked on which case, as far as it is known on the day. One row speaks of every child of the case."""
    record = pl.format("allocation/{}", "allocation_id")
    rows = (
        world.allocations.filter(pl.col("started_on") <= as_of)
        .with_columns(
            record_key=record,
            practitioner_key=pl.format("W{}", "practitioner_id"),
            ended_on=pl.when(pl.col("ended_on") <= as_of).then("ended_on"),
        )
        .join(learnt.filter(pl.col("source") == CAFCASS).drop("case_id").unique(), on="record_key")
        .join(cases, on="case_id")
    )
    return _shaped(rows, LINKED_ALLOCATIONS)


def _shaped(frame: pl.DataFrame, columns: Schema) -> pl.DataFrame:
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in columns.items()
    )
