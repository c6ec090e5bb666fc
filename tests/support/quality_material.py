"""A small record by hand, for data quality: rows and events as a test lists them, everything else empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from waypost.intake.contract import INSTANT
from waypost.pipeline.data_quality.material import SOURCE_FAULTS, Material, with_place
from waypost.pipeline.data_quality.matters import Field, Matters, Pair, Rhythm
from waypost.pipeline.data_quality.said_events import SaidEvents

AS_OF = date(2027, 3, 31)
DAY = date(2027, 3, 1)
_EVENT = {
    "source": pl.String,
    "sender": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "code": pl.String,
    "reason": pl.String,
    "owner": pl.String,
    "due_on": pl.Date,
    "flag": pl.Boolean,
    "learnt_at": INSTANT,
    "superseded_at": INSTANT,
    "started_on": pl.Date,
    "row": pl.UInt32,
    "child": pl.UInt32,
    "area": pl.String,
}
_ROW = {
    "row": pl.UInt32,
    "child_id": pl.String,
    "proceedings_id": pl.String,
    "law": pl.String,
    "area": pl.String,
    "started_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "born_on": pl.Date,
}
_STATED = {
    "source": pl.String,
    **dict.fromkeys(
        (
            *("proceedings_id", "law", "application", "court_case_number", "authority", "service_area", "track"),
            *("area", "representation"),
        ),
        pl.String,
    ),
    "started_on": pl.Date,
    "placed_in": pl.String,
}
_KNOWN = {"source": pl.String, "sender": pl.String, "child_id": pl.String, "child": pl.UInt32, "identity": pl.String}


def row(number: int, **told: Any) -> dict[str, Any]:
    """A child in proceedings, in Devon since 1 March 2027 unless told otherwise."""
    return {"row": number, "area": "devon", "law": "public", "started_on": DAY, **told}


def event(source: str, kind: str, number: int, on: date = DAY, **told: Any) -> dict[str, Any]:
    """An event of the child and the row of that number, in Devon, learnt at noon of its day."""
    learnt_at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    numbers = {"row": number, "child": number}
    return {"source": source, "kind": kind, "happened_on": on, "area": "devon", "learnt_at": learnt_at} | numbers | told


def material(
    *,
    rows: Sequence[dict[str, Any]] = (),
    events: Sequence[dict[str, Any]] = (),
    stated: Sequence[dict[str, Any]] = (),
    known: Sequence[dict[str, Any]] = (),
    records: Iterable[tuple[str, str | None, datetime]] = (),
    told: Iterable[tuple[str, int, int]] = (),
    findings: Iterable[tuple[str, str, str, int]] = (),
    faults: Iterable[dict[str, Any]] = (),
) -> Material:
    """The material of data quality with what is given."""
    said = pl.DataFrame(events, schema=_EVENT)
    of_source = {"source": pl.String, "sender": pl.String, "received_at": INSTANT}
    read = {"source": pl.String, "read": pl.Int64, "refused": pl.Int64}
    found = {"source": pl.String, "kind": pl.String, "rule": pl.String, "n": pl.Int64}
    return Material(
        rows=pl.DataFrame(rows, schema=_ROW),
        events=SaidEvents([with_place(said, pl.col("area")).drop("area", "sender")]),
        statements=pl.DataFrame(stated, schema=_STATED),
        identities=pl.DataFrame(known, schema=_KNOWN),
        records=pl.DataFrame(list(records), schema=of_source, orient="row"),
        told=pl.DataFrame(list(told), schema=read, orient="row"),
        findings=pl.DataFrame(list(findings), schema=found, orient="row"),
        source_faults=pl.DataFrame(list(faults), schema=SOURCE_FAULTS),
        as_of=AS_OF,
    )


def matter(*, fields: Sequence[Field] = (), rhythms: Sequence[Rhythm] = (), pairs: Sequence[Pair] = ()) -> Matters:
    """What matters, with the limits that the tests count with: 24 months, from 90 % answerable, from 50 % partly."""
    return Matters(tuple(fields), tuple(rhythms), tuple(pairs), 24, 50, 90, 50, date(2026, 11, 22))


def counts(frame: pl.DataFrame, **where: str) -> tuple[int, int] | None:
    """Numerator and denominator of the one row so described, England and the whole window unless told otherwise."""
    asked = {"place": "england", "month": "all", **where}
    found = frame.filter(*(pl.col(name) == value for name, value in asked.items()))
    assert found.height <= 1
    return (found["numerator"][0], found["denominator"][0]) if found.height else None
