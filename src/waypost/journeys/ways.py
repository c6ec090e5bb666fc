"""The steps of children's ways, coded for one pass over a country. Pure: the reference for every store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from waypost.journeys.record import ChildInProceedings, Event
from waypost.vocabulary.events import EventKind

NO_PROCEEDINGS = 0
"""The `way` of a step that is of no proceedings."""
ACTIVITY_CODES = {kind.value: code for code, kind in enumerate(EventKind)}
"""The code of each kind of event: its place in the vocabulary, which is the order in which journeys meet them."""


def way_rows(
    events: Iterable[Event], child_ids: Iterable[str], rows: Iterable[ChildInProceedings], as_of: date
) -> list[dict[str, object]]:
    """Return the rows of the table `ways`, in its declared order. `events` are those still said."""
    child_of = {child_id: number for number, child_id in enumerate(sorted(child_ids), start=1)}
    pairs = sorted((row.child_id, row.proceedings_id) for row in rows)
    way_of = {pair: number for number, pair in enumerate(pairs, start=1)}
    steps = {
        (
            child_of[event.child_id],
            event.happened_on,
            ACTIVITY_CODES[event.kind],
            NO_PROCEEDINGS if event.proceedings_id is None else way_of[event.child_id, event.proceedings_id],
        )
        for event in events
        if event.happened_on <= as_of
    }
    return [
        {"child": child, "way": way, "activity": activity, "happened_on": happened_on}
        for child, happened_on, activity, way in sorted(steps)
    ]
