"""Events for the tests of the account: only what a test cares about."""

from __future__ import annotations

from datetime import date, timedelta

from waypost.journeys.record import Event, Provenance
from waypost.vocabulary.events import EventKind

DAY_ONE = date(2026, 1, 5)


def day(number: int) -> date:
    """Return the day `number` days after the first of the story, a Monday."""
    return DAY_ONE + timedelta(days=number)


def happened(kind: str, number: int, code: str | None = None, source: str = "cafcass", **given: object) -> Event:
    """Return an event `number` days into the story."""
    provenance = Provenance(source, None, "k", "f", "row 2")
    named: dict[str, object] = {"child_id": "C-1", "proceedings_id": "P-1"} | given
    event_id = f"E-{kind}-{number}-{code}-{source}"
    return Event(
        event_id=event_id, kind=EventKind(kind), happened_on=day(number), provenance=provenance, code=code, **named
    )  # type: ignore[arg-type]
