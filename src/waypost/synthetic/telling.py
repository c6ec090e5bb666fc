"""What a writer told, beside the files: who is who in it, and every event that a correct reader must find there.

One shape for every source. Statements are collapsed: where polls or yearly returns tell a fact again, the latest
counts. What was told otherwise than it is, in any statement, stands among the disagreements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

Columns = Mapping[str, "pl.DataType | type[pl.DataType]"]

PEOPLE: Columns = {"source": pl.String, "sender": pl.String, "person_key": pl.String, "person_id": pl.Int64}
PROCEEDINGS: Columns = {
    "source": pl.String,
    "sender": pl.String,
    "proceedings_key": pl.String,
    "case_id": pl.Int64,
}
EVENTS: Columns = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "code": pl.String,
    "reason": pl.String,
}
DISAGREEMENTS: Columns = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "person_id": pl.Int64,
    "case_id": pl.Int64,
    "fact": pl.String,
    "true_value": pl.String,
    "told_value": pl.String,
    "reason": pl.String,
}
DISAGREES, LATE, EDITED = "disagrees", "late", "edited"
CHANGED_CODES, FEED_FAILED, SECOND_NAME = "changed_codes", "feed_failed", "second_name"


@dataclass(frozen=True, slots=True)
class Telling:
    """Frames of PEOPLE, PROCEEDINGS, EVENTS and DISAGREEMENTS, in no order; and how many records were written."""

    people: pl.DataFrame
    proceedings: pl.DataFrame
    events: pl.DataFrame
    disagreements: pl.DataFrame
    records: int


def shaped(frames: Iterable[pl.DataFrame], columns: Columns, **given: str | None) -> pl.DataFrame:
    """Return the frames one below the other with exactly `columns`; a column that is not given is null."""
    kept = [
        frame.select(
            (pl.col(name) if name in frame.columns else pl.lit(given.get(name))).cast(kind).alias(name)
            for name, kind in columns.items()
        )
        for frame in frames
    ]
    return pl.concat(kept) if kept else pl.DataFrame(schema=dict(columns))


def event(frame: pl.DataFrame, kind: str, on: str, code: str | None = None, reason: str | None = None) -> pl.DataFrame:
    """Return one event for each row of `frame` that has a day in column `on`. `code` and `reason` name columns."""
    return frame.filter(pl.col(on).is_not_null()).select(
        *(name for name in ("source", "sender", "person_key") if name in frame.columns),
        kind=pl.lit(kind),
        happened_on=on,
        code=pl.col(code) if code else pl.lit(None, dtype=pl.String),
        reason=pl.col(reason) if reason else pl.lit(None, dtype=pl.String),
    )


def disagreement(frame: pl.DataFrame, fact: str, true: str, told: str, reason: str) -> pl.DataFrame:
    """Return one disagreement for each row of `frame` whose columns `true` and `told` differ; null is a value here.

    `frame` has person_key and person_id, and where the fact is one of proceedings, case_id. Days are told as ISO 8601.
    """
    keys = ("source", "sender", "person_key", "person_id", "case_id")
    return frame.filter(pl.col(true).ne_missing(pl.col(told))).select(
        *(name for name in keys if name in frame.columns),
        fact=pl.lit(fact),
        true_value=pl.col(true).cast(pl.String),
        told_value=pl.col(told).cast(pl.String),
        reason=pl.lit(reason),
    )


def told(
    source: str,
    *,
    people: Iterable[pl.DataFrame],
    proceedings: Iterable[pl.DataFrame] = (),
    events: Iterable[pl.DataFrame] = (),
    disagreements: Iterable[pl.DataFrame] = (),
    records: int,
) -> Telling:
    """Return the telling of one source."""
    return Telling(
        people=shaped(people, PEOPLE, source=source).unique(maintain_order=True),
        proceedings=shaped(proceedings, PROCEEDINGS, source=source),
        events=shaped(events, EVENTS, source=source),
        disagreements=shaped(disagreements, DISAGREEMENTS, source=source).unique(maintain_order=True),
        records=records,
    )
