"""From the statements of court cases, a case at a time, to the five frames of the contract, set-based.

Python holds only what one statement says once. What every row of a statement shares (its key, when it was learnt), and
the telling of each fact of every child of the case, is joined in by Polars at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import polars as pl

from waypost.foundation.clock import UTC
from waypost.intake.contract import EVENTS, INSTANT, PEOPLE, PROCEEDINGS, RECORDS
from waypost.intake.court_case import CourtCase, Fact, Person

_ROWS_HELD = 10_000  # rows that stand as Python objects before they become a frame: a few MiB
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_STATEMENTS: Mapping[str, Any] = {
    "statement": pl.Int64,
    "record_key": pl.String,
    "learnt_at": INSTANT,
    "modified_at": INSTANT,
    "file": pl.String,
    "position": pl.String,
    "read": pl.String,
    "proceedings_key": pl.String,
    "court_case_number": pl.String,
    "law": pl.String,
    "application": pl.String,
    "court": pl.String,
    "authority": pl.String,
    "state": pl.String,
    "track": pl.String,
    "knows_no_child": pl.Boolean,
}
_PEOPLE: Mapping[str, Any] = {"statement": pl.Int64} | {name: PEOPLE[name] for name in Person._fields}
_FACTS: Mapping[str, Any] = {"statement": pl.Int64} | {
    name: {"name": pl.String, "children": pl.List(pl.String)}.get(name) or EVENTS[name] for name in Fact._fields
}


class Statement(NamedTuple):
    """Where and when a case was stated: `modified_at` is the court's own last change; `read` the case as JSON."""

    learnt_at: datetime | None
    modified_at: datetime | None
    file: str
    position: str
    read: str


class _Table:
    """Rows that become frames a batch at a time."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._rows: list[tuple[Any, ...]] = []
        self._frames: list[pl.DataFrame] = []

    def add(self, row: tuple[Any, ...]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS_HELD:
            self._settle()

    def _settle(self) -> None:
        columns = (
            _series(name, kind, [row[place] for row in self._rows])
            for place, (name, kind) in enumerate(self._schema.items())
        )
        self._frames.append(pl.DataFrame(list(columns)))
        self._rows = []

    def frame(self) -> pl.DataFrame:
        self._settle()
        return pl.concat(self._frames)


def _series(name: str, kind: Any, column: list[Any]) -> pl.Series:
    if kind == INSTANT:  # polars takes instants one by one, twenty times slower than numbers
        numbers = [at if at is None else (at - _EPOCH) // _MICROSECOND for at in column]
        return pl.Series(name, numbers, dtype=pl.Int64).cast(INSTANT)
    return pl.Series(name, column, dtype=kind)


class Statements:
    """Collects the statements of one feed and makes the frames."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._count = 0
        self._statements = _Table(_STATEMENTS)
        self._people = _Table(_PEOPLE)
        self._facts = _Table(_FACTS)

    def add(self, case: CourtCase, stated: Statement) -> None:
        """Take one statement of a case."""
        number = self._count
        self._count += 1
        self._statements.add(
            (
                number,
                case.record_key or case.case_id,
                *stated,
                case.case_id,
                case.case_id if case.is_numbered else None,
                *case[1:6],
                case.track,
                case.knows_no_child,
            )
        )
        for person in case.people:
            self._people.add((number, *person))
        for fact in case.facts:
            self._facts.add((number, *fact))

    def stated(self) -> pl.DataFrame:
        """Return one row a statement: its number, record_key, learnt_at, modified_at, file, position, read and case."""
        return self._statements.frame()

    def frames(self, stated: pl.DataFrame, put_aside: Collection[int]) -> dict[str, pl.DataFrame]:
        """Return records, people, proceedings and events, less the statements put aside, in a fixed order."""
        kept = (
            stated.filter(~pl.col("statement").is_in(list(put_aside)))
            .with_columns(
                source=pl.lit(self._source),
                sender=pl.lit(None, pl.String),
                family_key="proceedings_key",
            )
            .sort("record_key", "learnt_at", "statement")
        )
        shared = kept.select(
            "statement", "source", "sender", "record_key", "learnt_at", "proceedings_key", "family_key"
        )
        people = shared.join(self._people.frame(), on="statement")
        facts = shared.join(self._facts.frame(), on="statement")
        told = pl.concat([_of_children(facts, people), _of_the_case(facts, kept)])
        return {
            "records": _shaped(kept, RECORDS),
            "people": _shaped(people.sort("record_key", "learnt_at", "person_key", "role"), PEOPLE),
            "proceedings": _shaped(kept, PROCEEDINGS),
            "events": _shaped(told.sort("record_key", "learnt_at", "fact_key"), EVENTS),
        }


def _of_children(facts: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Tell each fact of every child of its statement, or of those that it names."""
    children = people.filter(pl.col("role") == "child").select("statement", "person_key")
    told = facts.join(children, on="statement").filter(
        pl.col("children").is_null() | pl.col("children").list.contains(pl.col("person_key"))
    )
    return told.with_columns(fact_key=pl.format("{}/{}", "name", "person_key"))


def _of_the_case(facts: pl.DataFrame, kept: pl.DataFrame) -> pl.DataFrame:
    """Tell the facts of statements that know no child: of the case, with no person."""
    cases = kept.filter("knows_no_child").select("statement")
    return facts.join(cases, on="statement", how="semi").with_columns(
        person_key=pl.lit(None, pl.String), fact_key="name"
    )


def _shaped(frame: pl.DataFrame, schema: Mapping[str, Any]) -> pl.DataFrame:
    """Return the contract's columns in order; those that the feed cannot tell are null."""
    return frame.select(
        pl.col(name).cast(kind) if name in frame.columns else pl.lit(None, kind).alias(name)
        for name, kind in schema.items()
    )


def findings_frame(rows: Iterable[tuple[str, str, str, str, str, str, bool]]) -> pl.DataFrame:
    """Return the contract's findings from rows in its column order, sorted by place."""
    names = ("source", "file", "position", "rule", "message", "do")
    schema: dict[str, Any] = {**dict.fromkeys(names, pl.String), "is_refusal": pl.Boolean}
    return pl.DataFrame(list(rows), schema=schema, orient="row").sort("file", "position", "rule")
