"""The declared order of the rows of each table of a record, the same in every store and on disk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SORTED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "source_records": ("source", "sender", "record_key", "learnt_at", "read", "file", "position"),
        "proceedings_statements": (
            *("proceedings_id", "source", "sender", "record_key", "learnt_at", "proceedings_key"),
            *(
                "law",
                "application",
                "court_case_number",
                "court",
                "authority",
                "service_area",
                "track",
                "state",
                "representation",
                "area",
                "applicants_heritage",
                "respondents_heritage",
            ),
        ),
        "proceedings": ("proceedings_id",),
        "children": ("child_id",),
        "identities": ("source", "sender", "person_key", "child_id"),
        "children_in_proceedings": ("child_id", "proceedings_id"),
        "allocations": (
            *("practitioner", "started_on", "proceedings_id", "role", "child_id", "ended_on"),
            *("source", "sender", "record_key"),
        ),
        "pre_proceedings": ("child_id", "decided_on"),
        "placements": ("child_id", "started_on"),
        "paired_events": ("pair", "record_key", "proceedings_id", "child_id"),
        "journeys": ("child_id",),
        "ways": ("child", "happened_on", "activity", "way"),
        "waits": (
            *("child_id", "proceedings_id", "begun_on", "since_on", "kind", "code", "reason", "owner"),
            *("until_on", "basis"),
        ),
        "attributed_days": (
            *("child_id", "proceedings_id", "begun_on", "quarter_start_on", "kind", "owner", "reason", "basis"),
        ),
        "waited": ("child_id", "proceedings_id", "begun_on"),
        "placed_in_court": ("child_id", "proceedings_id", "started_on"),
        "confidentiality": ("source", "sender", "person_key", "child_id", "covers", "mark", "told_by"),
        "field_marks": ("source", "field"),
        "told_as_of": ("as_of",),
    }
)
"""The order of rows, nulls first. Events have theirs in assemble.EVENT_ORDER: a kind has a rank, which is no column."""
