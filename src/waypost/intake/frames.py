"""From the statements of court cases, a case at a time, to the five frames of the contract, set-based.

Python holds only what one statement says once. What every row of a statement shares (its key, when it was learnt), and
the telling of each fact of every child of the case, is joined in by Polars at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import polars as pl

from waypost.foundation.clock import UTC
from waypost.intake.contract import EVENTS, INSTANT, PEOPLE, PROCEEDINGS, RECORDS
from waypost.intake.court_case import CourtCase, Fact, Person

_ROWS_HELD = 10_000  # rows that stand as Python objects before they become a frame: a few MiB
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_0 = date(1970, 1, 1).toordinal()
_MICROSECOND = timedelta(microseconds=1)
Schema = Mapping[str, Any]

_STATEMENTS: Schema = {
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
_PEOPLE: Schema = {name: PEOPLE[name] for name in Person._fields}
_FACTS: Schema = {name: {"name": pl.String, "children": pl.Object}.get(name) or EVENTS[name] for name in Fact._fields}
_NAMED: Schema = {"statement": pl.Int64, "fact": pl.Int64, "person_key": pl.String}


class Statement(NamedTuple):
    """Where and when a case was stated: `modified_at` is the court's own last change; `read` the case as JSON."""

    learnt_at: datetime | None
    modified_at: datetime | None
    file: str
    position: str
    read: str


class _Table:
    """Rows that become frames a batch at a time, each with the number of its statement and its own."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._rows: list[tuple[Any, ...]] = []
        self._statements: list[int] = []
        self._settled = 0
        self._frames: list[pl.DataFrame] = []
        self._named: list[pl.DataFrame] = []

    def add(self, statement: int, rows: Sequence[tuple[Any, ...]]) -> None:
        self._rows += rows
        self._statements += [statement] * len(rows)
        if len(self._rows) >= _ROWS_HELD:
            self._settle()

    def _settle(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * len(self._schema)
        series = [pl.Series("statement", self._statements, dtype=pl.Int64)]
        for (name, kind), column in zip(self._schema.items(), columns, strict=True):
            if name == "children":
                self._named.append(self._naming(column))
                series.append(pl.Series("is_of_all", [named is None for named in column], dtype=pl.Boolean))
            else:
                series.append(_series(name, kind, column))
        self._frames.append(pl.DataFrame(series).with_row_index("fact", self._settled))
        self._settled += len(self._rows)
        self._rows, self._statements = [], []

    def _naming(self, column: Sequence[tuple[str, ...] | None]) -> pl.DataFrame:
        """Return a row for each child that a fact names: a column of lists costs a hundred times as much."""
        rows = [
            (self._statements[place], self._settled + place, key)
            for place, named in enumerate(column)
            if named
            for key in dict.fromkeys(named)
        ]
        return pl.DataFrame(rows, schema=_NAMED, orient="row")

    def frame(self) -> pl.DataFrame:
        self._settle()
        return pl.concat(self._frames)

    def named(self) -> pl.DataFrame:
        """Return the children that single facts name; asked for after `frame`."""
        return pl.concat(self._named)


def _series(name: str, kind: Any, column: Sequence[Any]) -> pl.Series:
    """Return a column. Polars takes days and instants one by one, twenty times slower than numbers."""
    if kind == INSTANT:
        numbers = [at if at is None else (at - _EPOCH) // _MICROSECOND for at in column]
        return pl.Series(name, numbers, dtype=pl.Int64).cast(INSTANT)
    if kind == pl.Date:
        days = [on if on is None else on.toordinal() - _DAY_0 for on in column]
        return pl.Series(name, days, dtype=pl.Int32).cast(pl.Date)
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
        key = case.case_id
        told = (case.record_key or key, *stated, key, key if case.is_numbered else None, *case[1:6])
        self._statements.add(number, ((*told, case.track, case.knows_no_child),))
        if case.people:
            self._people.add(number, case.people)
        if case.facts:
            self._facts.add(number, case.facts)

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
        told = pl.concat([_of_children(facts, people, self._facts.named()), _of_the_case(facts, kept)])
        return {
            "records": _shaped(kept, RECORDS),
            "people": _shaped(people.sort("record_key", "learnt_at", "person_key", "role"), PEOPLE),
            "proceedings": _shaped(kept, PROCEEDINGS),
            "events": _shaped(told.sort("record_key", "learnt_at", "fact_key"), EVENTS),
        }


def _of_children(facts: pl.DataFrame, people: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Tell each fact of every child of its statement, or of those that it names."""
    children = people.filter(pl.col("role") == "child").select("statement", "person_key")
    of_all = facts.filter("is_of_all").join(children, on="statement")
    of_some = facts.join(named.join(children, on=["statement", "person_key"]).drop("statement"), on="fact")
    return pl.concat([of_all, of_some]).with_columns(fact_key=pl.format("{}/{}", "name", "person_key"))


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
