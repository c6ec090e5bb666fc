"""The tables of a record: their columns, kinds and declared order, the same in every store and on disk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from waypost.intake.contract import INSTANT, RECORDS
from waypost.journeys.linked import CHILDREN, IDENTITIES, LINKED_PROCEEDINGS, Schema
from waypost.journeys.tables_of_pairs import PAIRED_EVENTS
from waypost.journeys.tables_of_waits import ATTRIBUTED_DAYS, WAITED, WAITS

EVENTS: Schema = {
    "event_id": pl.String,
    "child_id": pl.String,
    "proceedings_id": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "happened_at": INSTANT,
    "code": pl.String,
    "reason": pl.String,
    "owner": pl.String,
    "due_on": pl.Date,
    "flag": pl.Boolean,
    "doubt": pl.String,
    "learnt_at": INSTANT,
    "superseded_at": INSTANT,
    "mark": pl.String,
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "person_key": pl.String,
    "proceedings_key": pl.String,
    "fact_key": pl.String,
    "file": pl.String,
    "position": pl.String,
}
"""One row a fact that a source says of a child, from `learnt_at` until `superseded_at`; `mark` of what it tells."""

CHILDREN_IN_PROCEEDINGS: Schema = {
    "child_id": pl.String,
    "proceedings_id": pl.String,
    "law": pl.String,
    "application": pl.String,
    "track": pl.String,
    "area": pl.String,
    "authority": pl.String,
    "service_area": pl.String,
    "submitted_on": pl.Date,
    "issued_on": pl.Date,
    "received_on": pl.Date,
    "started_on": pl.Date,
    "first_final_order_on": pl.Date,
    "closed_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "born_on": pl.Date,
    "is_told_by_court": pl.Boolean,
    "is_told_by_cafcass": pl.Boolean,
    "joined_on": pl.Date,
    "is_eligible_for_engagement": pl.Boolean,
    "first_engaged_on": pl.Date,
    "first_engaged_in_person_on": pl.Date,
    "first_plan_reviewed_on": pl.Date,
    "first_cancelled_hearing_on": pl.Date,
    "first_lost_hearing_on": pl.Date,
    "representation": pl.String,
    "domestic_abuse_alleged_on": pl.Date,
    "first_allocated_on": pl.Date,
    "first_guardian_on": pl.Date,
    "introduction_letter_on": pl.Date,
    "goodbye_letter_on": pl.Date,
    "first_hearing_on": pl.Date,
    "plan_agreed_on": pl.Date,
    "case_management_hearing_on": pl.Date,
    "further_case_management_hearing_on": pl.Date,
    "issues_resolution_hearing_on": pl.Date,
    "decision_hearing_on": pl.Date,
    "hearings_held": pl.Int64,
    "decision_hearings": pl.Int64,
    "first_extension_on": pl.Date,
    "work_ordered_on": pl.Date,
    "second_report_ordered_on": pl.Date,
    "impact_report_filed_on": pl.Date,
    "impact_report_by": pl.String,
    "final_order": pl.String,
    "last_final_order_on": pl.Date,
    "first_closed_on": pl.Date,
    "closed_why": pl.String,
    "returned_on": pl.Date,
    "disability": pl.String,
    "applicants_heritage": pl.String,
    "respondents_heritage": pl.String,
}
"""One row a child in a set of proceedings: record.ChildInProceedings."""

PROCEEDINGS_STATEMENTS: Schema = LINKED_PROCEEDINGS
"""One row a statement of proceedings, as it was read, with the proceedings it is of."""

PROCEEDINGS: Schema = {
    "proceedings_id": pl.String,
    "law": pl.String,
    "application": pl.String,
    "track": pl.String,
    "area": pl.String,
    "authority": pl.String,
    "service_area": pl.String,
    "submitted_on": pl.Date,
    "issued_on": pl.Date,
    "received_on": pl.Date,
    "started_on": pl.Date,
    "completed_on": pl.Date,
    "closed_on": pl.Date,
    "children": pl.Int64,
    "is_told_by_court": pl.Boolean,
    "is_told_by_cafcass": pl.Boolean,
    "first_cancelled_hearing_on": pl.Date,
    "first_lost_hearing_on": pl.Date,
    "representation": pl.String,
    "first_guardian_on": pl.Date,
    "first_hearing_on": pl.Date,
    "plan_agreed_on": pl.Date,
    "case_management_hearing_on": pl.Date,
    "further_case_management_hearing_on": pl.Date,
    "issues_resolution_hearing_on": pl.Date,
    "decision_hearing_on": pl.Date,
    "hearings_held": pl.Int64,
    "decision_hearings": pl.Int64,
    "first_extension_on": pl.Date,
    "work_ordered_on": pl.Date,
    "second_report_ordered_on": pl.Date,
    "impact_report_filed_on": pl.Date,
    "impact_report_by": pl.String,
    "disposed_on": pl.Date,
    "closed_why": pl.String,
}
"""One row a set of proceedings: record.Proceedings."""

ALLOCATIONS: Schema = {
    "practitioner": pl.String,
    "role": pl.String,
    "proceedings_id": pl.String,
    "child_id": pl.String,
    "law": pl.String,
    "application": pl.String,
    "track": pl.String,
    "area": pl.String,
    "authority": pl.String,
    "service_area": pl.String,
    "started_on": pl.Date,
    "ended_on": pl.Date,
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "case_closed_on": pl.Date,
}
"""One row a practitioner's work on a case, as last said: record.Allocation."""

PRE_PROCEEDINGS: Schema = {
    "child_id": pl.String,
    "decided_on": pl.Date,
    "letter_sent_on": pl.Date,
    "meeting_held_on": pl.Date,
    "ended_on": pl.Date,
    "outcome": pl.String,
    "is_family_group_offered": pl.Boolean,
    "is_family_group_held": pl.Boolean,
    "are_parents_represented": pl.Boolean,
    "issued_on": pl.Date,
}
"""One row a child's pre-proceedings: of several tellers of one decision day, one row. `issued_on` is the first issue of
public-law proceedings about the child on that day or after."""

PLACEMENTS: Schema = {
    "child_id": pl.String,
    "started_on": pl.Date,
    "ended_on": pl.Date,
    "placement": pl.String,
    "number": pl.Int64,
    "is_last": pl.Boolean,
    "care_started_on": pl.Date,
    "care_ended_on": pl.Date,
    "ended_with": pl.String,
    "next_care_started_on": pl.Date,
}
"""One row a placement of a child looked after, within one period of care. `number` counts them from 1."""

JOURNEYS: Schema = {
    "child_id": pl.String,
    "identity": pl.String,
    "first_on": pl.Date,
    "last_on": pl.Date,
    "events": pl.Int64,
    "proceedings": pl.Int64,
    "is_told_by_court": pl.Boolean,
    "is_told_by_cafcass": pl.Boolean,
    "is_told_by_authority": pl.Boolean,
}
"""One row a child: the first and last day of what is said, and how much of it."""

WAYS: Schema = {
    "child": pl.Int32,
    "way": pl.Int32,
    "activity": pl.Int8,
    "happened_on": pl.Date,
}
"""One row a step of a child's way: a kind of event that happened on a day, however many sources tell it.

Coded, so that a country is walked in one pass. `child` counts the rows of children from 1, `way` those of
children_in_proceedings, both in declared order; a `way` of 0 is of no proceedings. `activity` is the place of the kind
in record_format's list. What is taken back and what is only planned for a day after the record's are no steps."""

PLACED_IN_COURT: Schema = {
    **dict.fromkeys(("child_id", "proceedings_id", "law", "application", "area", "authority"), pl.String),
    "placement": pl.String,
    "started_on": pl.Date,
    "ended_on": pl.Date,
}
"""One row a placement within one set of proceedings, cut to the child's part in them."""

CONFIDENTIALITY: Schema = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "child_id": pl.String,
    "covers": pl.String,
    "mark": pl.String,
    "told_by": pl.String,
    "first_told_at": INSTANT,
    "last_told_at": INSTANT,
    "released_on": pl.Date,
}
"""One row a person, source, group of values and flag that was ever set: confidences.Confidence. Nothing takes it away
but a release by a human."""

FIELD_MARKS: Schema = {"source": pl.String, "field": pl.String, "mark": pl.String}
"""One row a field: of a source by its path in what was read, or of this record (source `record`) as table.column."""

TOLD_AS_OF: Schema = {"as_of": pl.Date}
"""One row: the day as of which the record is told."""

IDENTITY_EVENTS: Schema = {
    "change": pl.Int64,
    "kind": pl.String,
    "learnt_on": pl.Date,
    "before": pl.String,
    "after": pl.String,
    "records": pl.Int64,
}
"""One row a change of who is who, a child before (null: none) and a child after: how many records went that way.
`kind`: linkage.identity_changes.KINDS; `change` numbers them in the order in which they were learnt."""

SCHEMAS: Mapping[str, Schema] = MappingProxyType(
    {
        "source_records": RECORDS,
        "events": EVENTS,
        "proceedings_statements": PROCEEDINGS_STATEMENTS,
        "proceedings": PROCEEDINGS,
        "children": CHILDREN,
        "identities": IDENTITIES,
        "children_in_proceedings": CHILDREN_IN_PROCEEDINGS,
        "allocations": ALLOCATIONS,
        "pre_proceedings": PRE_PROCEEDINGS,
        "placements": PLACEMENTS,
        "paired_events": PAIRED_EVENTS,
        "journeys": JOURNEYS,
        "ways": WAYS,
        "waits": WAITS,
        "attributed_days": ATTRIBUTED_DAYS,
        "waited": WAITED,
        "placed_in_court": PLACED_IN_COURT,
        "confidentiality": CONFIDENTIALITY,
        "field_marks": FIELD_MARKS,
        "told_as_of": TOLD_AS_OF,
    }
)
"""Every table that a store writes, one Parquet file each."""

BESIDE: Mapping[str, Schema] = MappingProxyType({"identity_events": IDENTITY_EVENTS})
"""Tables that the pipeline writes beside a store's, whatever the store."""


def is_court(source: str) -> bool:
    """Return whether a source is one of the court service's."""
    return source.startswith("hmcts_")


def is_authority(source: str) -> bool:
    """Return whether a source is a local authority's."""
    return not is_court(source) and source != "cafcass"


def frame_of(table: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Return rows as a frame with exactly the table's columns."""
    schema = dict(SCHEMAS[table])
    return pl.DataFrame(rows, schema=schema, orient="row") if rows else pl.DataFrame(schema=schema)
