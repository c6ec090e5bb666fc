"""What the pipeline hands to a store: every source's statements, with who is who and which proceedings are which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.intake.contract import ALLOCATIONS, EVENTS, INSTANT, PROCEEDINGS, RECORDS
from waypost.vocabulary.confidentiality.marks import GROUPS, MARKS
from waypost.vocabulary.events import EventKind

Schema = Mapping[str, "pl.DataType | type[pl.DataType]"]

LINKED_EVENTS: Schema = {**EVENTS, "child_id": pl.String, "proceedings_id": pl.String}
LINKED_PROCEEDINGS: Schema = {**PROCEEDINGS, "proceedings_id": pl.String, "area": pl.String}
LINKED_ALLOCATIONS: Schema = {**ALLOCATIONS, "proceedings_id": pl.String, "child_id": pl.String}
CHILDREN: Schema = {
    "child_id": pl.String,
    "identity": pl.String,  # statistical, confirmed
    "born_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "anchor": pl.String,  # the key of the person record from which child_id was made
    "disability": pl.String,  # yes, no: as any source records it; null where none does
}
IDENTITIES: Schema = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "child_id": pl.String,
}

CONFIDENCES: Schema = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,  # null where it follows from what is told of somebody else
    "child_id": pl.String,  # null for an adult
    "covers": pl.String,  # a group of vocabulary.confidentiality
    "mark": pl.String,
    "told_by": pl.String,  # the flag, or how it follows
    "learnt_at": INSTANT,
}
"""One row a telling that something of a person is confidential."""
RELEASES: Schema = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "child_id": pl.String,  # null for an adult
    "covers": pl.String,
    "released_on": pl.Date,
}
"""One row a decision by a human that what was told until the end of a day is confidential no longer."""

FRAMES: Mapping[str, Schema] = {
    "records": RECORDS,
    "events": LINKED_EVENTS,
    "proceedings": LINKED_PROCEEDINGS,
    "children": CHILDREN,
    "identities": IDENTITIES,
    "allocations": LINKED_ALLOCATIONS,
    "confidences": CONFIDENCES,
    "releases": RELEASES,
}


class FrameNotAsDeclared(OursToFix):
    """A frame lacks a column, has one of another kind, or holds what the declaration rules out."""


@dataclass(frozen=True)
class LinkedRecord:
    """Everything that was read and linked, before it is assembled, and the day as of which it is told.

    `as_of` is a day, inclusive to its end in UTC: a statement learnt after it is not known. Columns may stand in any
    order; further columns are put aside.

    A country's frames are too large to hold. `files` names those that lie on disk, as Parquet, instead of what is given
    for them: they are read each time they are asked for. Of `records` on disk the rows stand in the declared order of
    source records. An engine that reads Parquet asks `parquet_of`; who needs a part of a frame, `scan`.
    """

    records: pl.DataFrame
    events: pl.DataFrame
    proceedings: pl.DataFrame
    children: pl.DataFrame
    identities: pl.DataFrame
    as_of: date
    allocations: pl.DataFrame = field(default_factory=lambda: empty_frame("allocations"))
    confidences: pl.DataFrame = field(default_factory=lambda: empty_frame("confidences"))
    releases: pl.DataFrame = field(default_factory=lambda: empty_frame("releases"))
    files: Mapping[str, Sequence[Path]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.files:
            object.__delattr__(self, name)  # so that asking for it reads it
        for name, declared in FRAMES.items():
            schema = pl.DataFrame(schema=dict(declared)).schema
            given = self.scan(name).collect_schema()
            wrong = [column for column, kind in schema.items() if given.get(column) != kind]
            if wrong:
                raise FrameNotAsDeclared(
                    f"columns {', '.join(wrong)} are missing or of another kind",
                    where=f"linked record, {name}",
                    do="Make the frame as waypost.journeys.linked declares it.",
                )
            if name not in self.files:
                object.__setattr__(self, name, getattr(self, name).select(list(schema)))
        _check_kinds_are_known(self.scan("events"))
        _check_children_are_known(self.scan("events"), self.children)
        _check_marks_are_known(self.confidences)

    def __getattr__(self, name: str) -> Any:
        """Return a frame that lies on disk, read anew."""
        if name == "files" or name not in self.files:
            raise AttributeError(name)
        return self.scan(name).select(list(FRAMES[name])).collect()

    def parquet_of(self, name: str) -> tuple[Path, ...] | None:
        """Return the Parquet files in which a frame lies; None where it is held in memory."""
        return tuple(self.files[name]) if name in self.files else None

    def scan(self, name: str) -> pl.LazyFrame:
        """Return a frame to be read when it is needed, and only as far as it is."""
        frame: pl.DataFrame | None = None if name in self.files else getattr(self, name)
        return pl.scan_parquet(list(self.files[name])) if frame is None else frame.lazy()


def _check_kinds_are_known(events: pl.LazyFrame) -> None:
    if not set(events.select(pl.col("kind").unique()).collect()["kind"]) <= set(EventKind):
        raise FrameNotAsDeclared(
            "some events are of a kind that no vocabulary knows",
            where="linked record, events",
            do="Add the kind to waypost.vocabulary.events, or mend the source that hands it over.",
        )


def _check_marks_are_known(confidences: pl.DataFrame) -> None:
    covered, marked = set(confidences["covers"].unique()), set(confidences["mark"].unique())
    if not covered <= set(GROUPS) or not marked <= set(MARKS):
        raise FrameNotAsDeclared(
            "something is confidential by no mark, or covers no group of values",
            where="linked record, confidences",
            do="Give each row a group and a mark of waypost.vocabulary.confidentiality.",
        )


def _check_children_are_known(events: pl.LazyFrame, children: pl.DataFrame) -> None:
    told = events.select(pl.col("child_id").unique()).collect(engine="streaming")
    strangers = told.join(children, on="child_id", how="anti")
    if not strangers.is_empty() or children["child_id"].is_duplicated().any():
        raise FrameNotAsDeclared(
            "some events are of a child who is not among the children, or a child stands there twice",
            where="linked record, children",
            do="Give one row to each child whom linkage found.",
        )


def empty_frame(name: str) -> pl.DataFrame:
    """Return an empty frame of the linked record's `name`."""
    return pl.DataFrame(schema=dict(FRAMES[name]))
