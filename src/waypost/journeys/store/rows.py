"""Turns rows of the record's tables into its frozen values, and back. The columns are those of journeys.tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from waypost.journeys.record import Allocation, Child, ChildInProceedings, Event, Proceedings, Provenance
from waypost.journeys.tables import EVENTS
from waypost.vocabulary.events import EventKind

_PROVENANCE = ("source", "sender", "record_key", "person_key", "proceedings_key", "fact_key", "file", "position")
_CHILD = ("child_id", "identity", "born_on", "sex", "ethnicity", "disability")


def event_of(row: Mapping[str, Any]) -> Event:
    """Return the event that a row of the events table holds."""
    told = {column: row[column] for column in EVENTS if column not in _PROVENANCE}
    provenance = Provenance(**{column: row[column] for column in _PROVENANCE})
    return Event(**{**told, "kind": EventKind(row["kind"])}, provenance=provenance)


def row_of_event(event: Event) -> dict[str, object]:
    """Return the row of the events table that holds an event."""
    provenance = event.provenance
    return {
        column: getattr(provenance if column in _PROVENANCE else event, column) for column in EVENTS if column != "kind"
    } | {"kind": event.kind.value}


def child_of(row: Mapping[str, Any]) -> Child:
    """Return the child that a row of the children table holds."""
    return Child(**{column: row[column] for column in _CHILD})


def child_in_proceedings_of(row: Mapping[str, Any]) -> ChildInProceedings:
    """Return the child in proceedings that a row holds."""
    return ChildInProceedings(**row)


def row_of(value: ChildInProceedings | Proceedings | Allocation) -> dict[str, object]:
    """Return the row that holds a child in proceedings, proceedings or an allocation."""
    return asdict(value)
