"""Checked rows laid into the frames of the contract. What a source does not tell is null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from waypost.intake.checking import Checked
from waypost.intake.contract import FRAMES, FileCount, Reading, empty
from waypost.intake.findings import position
from waypost.vocabulary.events import EventKind


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """How one column of days tells one kind of event. Details not given are null; rows without the day tell nothing."""

    kind: EventKind
    happened_on: str
    details: Mapping[str, pl.Expr]
    only_where: pl.Expr | None = None


def lay(name: str, frame: pl.DataFrame, source: str, **columns: pl.Expr) -> pl.DataFrame:
    """Return the contract's frame `name` from rows with `sender`, `record_key`, `learnt_at`, and the columns given."""
    given = {
        "source": pl.lit(source),
        **{column: pl.col(column) for column in ("sender", "record_key", "learnt_at")},
        **columns,
    }
    return frame.select(
        (given[column] if column in given else pl.lit(None)).cast(kind).alias(column)
        for column, kind in FRAMES[name].items()
    )


FOR_RECORDS = ("sender", "record_key", "learnt_at", "file", "row_number", "read")
"""The columns of checked rows that `lay_records` asks for."""


def lay_records(frame: pl.DataFrame, source: str) -> pl.DataFrame:
    """Return one record a row."""
    return lay("records", frame, source, file=pl.col("file"), position=position(), read=pl.col("read"))


def lay_events(
    frame: pl.DataFrame,
    source: str,
    tellings: Iterable[Telling],
    *,
    person_key: pl.Expr,
    proceedings_key: pl.Expr,
    is_shared: bool = False,
) -> pl.DataFrame:
    """Return the events that rows tell. `is_shared`: a row speaks of several children, so the fact names the child."""
    laid = [empty("events")]
    for telling in tellings:
        where = pl.col(telling.happened_on).is_not_null()
        rows = frame.filter(where if telling.only_where is None else where & telling.only_where)
        fact_key = pl.concat_str(pl.lit(f"{telling.kind}/"), person_key) if is_shared else pl.lit(str(telling.kind))
        laid.append(
            lay(
                "events",
                rows,
                source,
                person_key=person_key,
                proceedings_key=proceedings_key,
                fact_key=fact_key,
                kind=pl.lit(str(telling.kind)),
                happened_on=pl.col(telling.happened_on),
                **telling.details,
            )
        )
    return pl.concat(laid)


def assemble(
    source: str,
    checked: Sequence[Checked],
    *,
    people: Sequence[pl.DataFrame] = (),
    proceedings: Sequence[pl.DataFrame] = (),
    events: Sequence[pl.DataFrame] = (),
    allocations: Sequence[pl.DataFrame] = (),
    findings: Sequence[pl.DataFrame] = (),
) -> Reading:
    """Put a source's frames together, with a count for every file."""
    return Reading(
        source=source,
        records=pl.concat([empty("records"), *(lay_records(table.frame, source) for table in checked)]),
        people=pl.concat([empty("people"), *people]),
        proceedings=pl.concat([empty("proceedings"), *proceedings]),
        events=pl.concat([empty("events"), *events]),
        allocations=pl.concat([empty("allocations"), *allocations]),
        findings=pl.concat([empty("findings"), *(table.findings for table in checked), *findings]),
        files=_counts(source, checked),
    )


def _counts(source: str, checked: Sequence[Checked]) -> tuple[FileCount, ...]:
    """Return one count a file, in the order in which files were met; a file of several tables is counted once."""
    read: dict[str, int] = {}
    accepted: dict[str, int] = {}
    for table in checked:
        for file, count in table.read.items():
            read[file] = read.get(file, 0) + count
            accepted[file] = accepted.get(file, 0) + table.accepted[file]
    return tuple(FileCount(source, file, count, accepted[file], count - accepted[file]) for file, count in read.items())
