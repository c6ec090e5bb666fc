"""A part of a build's record, as it was known at the end of a day: for what is worked out from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.journeys.record_files import check_is_whole, scan_table
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.kept_facts import Declared, Kept

AUTHORITY_SOURCES = ("ssd", "cin", "ssda903", "annex_a")
"""Sources in which an authority calls a child by its own number, the nearest to its case system first."""

_TABLES = ("events", "proceedings_statements", "identities", "children", "told_as_of", "source_records")


class DayNotCovered(YoursToFix):
    """The day asked for lies after the one as of which the record is told."""


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """Events of some kinds that were said at the end of `as_of`; statements of proceedings; who is who; facts kept."""

    as_of: date
    events: pl.DataFrame
    statements: pl.DataFrame
    identities: pl.DataFrame
    children: pl.DataFrame
    kept: Kept


def open_told_record(
    usable: UsableRecord,
    kinds: Collection[str],
    declared: Declared,
    *,
    as_of: date | None = None,
    without: Iterable[str] = (),
) -> ToldRecord:
    """Return the events of `kinds` and the rest of a record, as of a day; by default that of the build.

    Nothing that `without` names (a source, or a table of SSD) is looked at. `declared` says which facts are kept where.
    Raises `RecordNotWhole` where a table is missing, `DayNotCovered` for a day after the build's.
    """
    folder = usable.record
    check_is_whole(folder, _TABLES)
    told = pl.read_parquet(folder / "told_as_of.parquet")["as_of"][0]
    day = as_of or told
    if day > told:
        raise DayNotCovered(
            "the record is told as of an earlier day.", where="--as-of", do="Name a day that the build covers."
        )
    aside, end = frozenset(without), datetime.combine(day + timedelta(days=1), time.min, UTC)
    is_known = pl.col("learnt_at").is_null() | (pl.col("learnt_at") < end)
    is_said = is_known & (pl.col("superseded_at").is_null() | (pl.col("superseded_at") >= end))
    events = pl.scan_parquet(folder / "events.parquet").filter(
        pl.col("kind").is_in(list(kinds)) & is_said & _is_used(aside) & _has_happened(day)
    )
    statements = scan_table(folder, "proceedings_statements").filter(is_known & _is_used(aside))
    return ToldRecord(
        as_of=day,
        events=events.collect(),
        statements=statements.collect(),
        identities=pl.read_parquet(folder / "identities.parquet"),
        children=scan_table(folder, "children").collect(),
        kept=Kept(folder / "source_records.parquet", day, declared, aside),
    )


def _is_used(aside: frozenset[str]) -> pl.Expr:
    table = pl.col("record_key").str.split("/").list.first()
    return ~pl.col("source").is_in(list(aside)) & ~((pl.col("source") == "ssd") & table.is_in(list(aside)))


def _has_happened(day: date) -> pl.Expr:
    """A hearing may be listed for a day to come; anything else has happened."""
    return (pl.col("happened_on") <= day) | (pl.col("kind") == "hearing_listed")


def own_numbers(record: ToldRecord) -> pl.DataFrame:
    """Return authority, child_id, number and told_as: the authority's own number of each child that its files tell."""
    rank = {source: place for place, source in enumerate(AUTHORITY_SOURCES)}
    own = record.identities.filter(
        pl.col("source").is_in(AUTHORITY_SOURCES) & pl.col("sender").is_not_null()
    ).with_columns(rank=pl.col("source").replace_strict(rank, default=99, return_dtype=pl.Int8))
    first = own.sort("sender", "child_id", "rank", "person_key").unique(["sender", "child_id"], keep="first")
    named = first.select("child_id", authority="sender", number="person_key", told_as="source")
    return named.sort("authority", "child_id")
