"""What a question may ask: tables of a record, and what is still said of each child."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from waypost.journeys.linked import Schema
from waypost.journeys.tables import (
    ALLOCATIONS,
    CHILDREN_IN_PROCEEDINGS,
    EVENTS,
    PLACED_IN_COURT,
    PLACEMENTS,
    PRE_PROCEEDINGS,
    PROCEEDINGS,
)
from waypost.journeys.tables_of_pairs import PAIRED_EVENTS
from waypost.journeys.tables_of_waits import WAITED

SAID_EVENTS = "said_events"
"""The events that are still said, each with its child's row in the proceedings: no table that a store keeps, but one
that it can be asked of. Where an event is of no proceedings, what the row would tell is null."""

_OF_EVENT = (
    *(
        "child_id",
        "proceedings_id",
        "kind",
        "happened_on",
        "code",
        "reason",
        "owner",
        "due_on",
        "flag",
        "doubt",
        "source",
    ),
)
_OF_CHILDS_ROW = (
    *("law", "application", "track", "area", "authority", "service_area", "sex", "ethnicity", "born_on"),
    *("is_told_by_court", "is_told_by_cafcass"),
)
ASKED: Mapping[str, Schema] = MappingProxyType(
    {
        "children_in_proceedings": CHILDREN_IN_PROCEEDINGS,
        "proceedings": PROCEEDINGS,
        "allocations": ALLOCATIONS,
        "pre_proceedings": PRE_PROCEEDINGS,
        "placements": PLACEMENTS,
        "paired_events": PAIRED_EVENTS,
        "waited": WAITED,
        "placed_in_court": PLACED_IN_COURT,
        SAID_EVENTS: {
            **{column: EVENTS[column] for column in _OF_EVENT},
            **{column: CHILDREN_IN_PROCEEDINGS[column] for column in _OF_CHILDS_ROW},
        },
    }
)
"""The tables that a question may ask, and their columns."""

KEPT_FOR_QUESTIONS = (*(table for table in ASKED if table != SAID_EVENTS), "events")
"""The tables of a store that questions read."""
