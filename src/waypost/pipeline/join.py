"""Joining what the sources handed over with who is who: the record as linked, ready for a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.intake.contract import Reading, empty
from waypost.journeys.collapse import end_of_day
from waypost.journeys.linked import LINKED_EVENTS, LinkedRecord, empty_frame
from waypost.journeys.placing import place
from waypost.linkage.link import Linked
from waypost.linkage.proceedings import link_proceedings
from waypost.pipeline.confidences import gather_confidences, link_confidences, link_releases, of_another_record
from waypost.pipeline.disability import with_disability
from waypost.pipeline.spreading import spread
from waypost.vocabulary.areas import read_area_map
from waypost.vocabulary.confidentiality.releases import read_releases

PERSON = ("source", "sender", "person_key")
CASE = ("source", "sender", "proceedings_key")
_ROWS_A_GROUP = 250_000
Large = TypeVar("Large", pl.DataFrame, pl.LazyFrame)
OF_PEOPLE = ("events", "allocations")
"""What is told of a person by their key."""
STARTS = ("application_submitted", "application_issued", "application_received")


@dataclass(frozen=True, slots=True)
class Said(Generic[Large]):
    """The frames of every source together, as known at the end of the day `as_of`.

    `records` and `events` may be frames that are still to be read: a country's are too large to hold.
    """

    records: Large
    people: pl.DataFrame
    proceedings: pl.DataFrame
    events: Large
    allocations: pl.DataFrame
    confidences: pl.DataFrame
    as_of: date


class EventWithoutChild(OursToFix):
    """A reader told an event of a person whom it did not hand over as a child."""


def gather(readings: Sequence[Reading], as_of: date | None) -> Said[pl.DataFrame]:
    """Put the sources' frames together. `as_of` None means the last day on which anything was learnt."""
    frames = {
        name: pl.concat([empty(name), *(getattr(reading, name) for reading in readings)], rechunk=False)
        for name in ("records", "people", "proceedings", "events", "allocations")
    } | {"confidences": gather_confidences(readings)}
    day = as_of or _last_day_learnt(frames["records"], frames["events"])
    known = known_by(day)
    told = {name: frame.filter(known) for name, frame in frames.items()}
    later = told_later(frames["people"].lazy(), day)
    for name in OF_PEOPLE:
        told[name] = told[name].join(later, on=PERSON, how="anti", nulls_equal=True)
    return Said(**told, as_of=day)


def known_by(day: date) -> pl.Expr:
    """Say which rows were learnt by the end of a day, or nobody knows when."""
    return pl.col("learnt_at").is_null() | (pl.col("learnt_at") < end_of_day(day))


def told_later(people: pl.LazyFrame, day: date) -> pl.DataFrame:
    """Return the keys of people of whom a source told nothing by the end of a day.

    A case may tell of a child before the child's own row is there: what it told is of nobody until then.
    """
    end = pl.col("learnt_at") < end_of_day(day)
    known = (pl.col("learnt_at").is_null() | end).any()
    return people.group_by(PERSON).agg(is_known=known).filter(~pl.col("is_known")).select(PERSON).collect()


def _last_day_learnt(records: pl.DataFrame, events: pl.DataFrame) -> date:
    return last_day(records["learnt_at"].max(), events["happened_on"].max())


def last_day(learnt_at: object, happened_on: object) -> date:
    """Return the last day on which anything was learnt; where nothing says, on which anything happened."""
    if isinstance(learnt_at, datetime):
        return learnt_at.date()
    return happened_on if isinstance(happened_on, date) else date(1970, 1, 1)


def join(
    said: Said[Any],
    linked: Linked,
    area_maps: Iterable[Path],
    *,
    releases: Iterable[Path] = (),
    held: pl.DataFrame | None = None,
    files: Mapping[str, Path] | None = None,
) -> LinkedRecord:
    """Give every event its child and proceedings, every set of proceedings its area.

    What a source tells of a case is told of every child in it. `releases` are lists of what humans decided is
    confidential no longer; `held` is what all sources together say is confidential, where `said` is of some of them
    alone. `files` says where events (as `write_events` writes them) and records lie, where they are too large to hold.
    Raises `EventWithoutChild` when a reader broke its contract: nothing is dropped to make the sums come out.
    """
    identities = linked.identities.select(*PERSON, "child_id")
    starts = _starts(said.events.lazy())
    participants, cases = _cases(said, identities, starts)
    if files is None:
        events = _events(said.events.lazy(), participants, identities, cases).collect()
        _check_children_are_told(events.lazy())
        large = {"events": events, "records": said.records.lazy().collect()}
    else:
        large = {name: empty_frame(name) for name in files}
    return LinkedRecord(
        **large,
        proceedings=_placed(said.proceedings, cases, starts, area_maps),
        children=with_disability(linked.children, said.people, identities),
        identities=identities,
        allocations=said.allocations.join(cases, on=CASE, how="left", nulls_equal=True).join(
            identities, on=PERSON, how="left", nulls_equal=True
        ),
        confidences=link_confidences(said.confidences, said.people, identities, cases)
        if held is None
        else of_another_record(held, said.records.lazy(), linked.children),
        releases=link_releases(read_releases(releases), identities),
        as_of=said.as_of,
        files={name: (path,) for name, path in (files or {}).items()},
    )


def write_events(said: Said[Any], linked: Linked, path: Path) -> None:
    """Write every event with its child and proceedings as Parquet, without holding them all. Raises as `join` does."""
    identities = linked.identities.select(*PERSON, "child_id")
    participants, cases = _cases(said, identities, _starts(said.events.lazy()))
    events = _events(said.events.lazy(), participants, identities, cases)
    events.sink_parquet(path, compression="lz4", row_group_size=_ROWS_A_GROUP)
    _check_children_are_told(pl.scan_parquet(path))


def _events(
    events: pl.LazyFrame, participants: pl.DataFrame, identities: pl.DataFrame, cases: pl.DataFrame
) -> pl.LazyFrame:
    is_of_case = pl.col("person_key").is_null()
    of_children = (
        events.filter(~is_of_case)
        .join(identities.lazy(), on=PERSON, how="left", nulls_equal=True)
        .join(cases.lazy(), on=CASE, how="left", nulls_equal=True)
    )
    told = pl.concat([of_children, spread(events.filter(is_of_case), participants, cases)])
    return told.select(list(LINKED_EVENTS))


def _check_children_are_told(events: pl.LazyFrame) -> None:
    lost = events.filter(pl.col("child_id").is_null()).select("source").head(1).collect()
    if lost.height:
        raise EventWithoutChild("events are told of a child who was not handed over.", where=f"intake of {lost.item()}")


def confidences_of(said: Said[Any], linked: Linked) -> pl.DataFrame:
    """Return what these sources together say is confidential, of whom: see `link_confidences`."""
    identities = linked.identities.select(*PERSON, "child_id")
    _, cases = _cases(said, identities, _starts(said.events.lazy()))
    return link_confidences(said.confidences, said.people, identities, cases)


def _cases(said: Said[Any], identities: pl.DataFrame, starts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return which children are in which case, and which cases are which proceedings."""
    participants = (
        said.people.filter((pl.col("role") == "child") & pl.col("proceedings_key").is_not_null())
        .select(*PERSON, "proceedings_key")
        .unique()
        .join(identities, on=PERSON, how="inner", nulls_equal=True)
    )
    participations = participants.join(starts, on=CASE, how="left", nulls_equal=True).select(
        *CASE, "child_id", "started_on"
    )
    return participants, link_proceedings(said.proceedings, participations).select(*CASE, "proceedings_id")


def _starts(events: pl.LazyFrame) -> pl.DataFrame:
    """The first day that a source gives for each of its cases: source, sender, proceedings_key, started_on."""
    return (
        events.filter(pl.col("kind").is_in(STARTS) & pl.col("proceedings_key").is_not_null())
        .group_by(CASE)
        .agg(pl.col("happened_on").min().alias("started_on"))
        .collect(engine="streaming")
    )


def _placed(
    proceedings: pl.DataFrame, cases: pl.DataFrame, starts: pl.DataFrame, area_maps: Iterable[Path]
) -> pl.DataFrame:
    joined = proceedings.join(cases, on=CASE, how="left", nulls_equal=True).join(
        starts, on=CASE, how="left", nulls_equal=True
    )
    maps = [read_area_map(path) for path in sorted(area_maps)]
    if not maps:
        return joined.drop("started_on").with_columns(pl.lit(None, pl.String).alias("area"))
    return place(joined.rename({"started_on": "placed_on"}), pl.concat(maps)).drop("placed_on")
