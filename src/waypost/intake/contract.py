"""What every source must hand over: six frames, whatever the format.

A source reads its own files and returns a `Reading`. Nothing else in Waypost knows a file format. The frames are
Polars frames with exactly the columns below.

`record_key` names a source record over time (a case in a feed, a row in a return); `learnt_at` says when that
statement of it reached us, from the poll's window, a header or a manifest, and is null where nothing says. A later
statement of the same record replaces everything the earlier one said; the earlier one is kept. The stores work that
out, not the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

INSTANT = pl.Datetime("us", "UTC")

RECORDS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,  # a name in registry.SOURCES, such as hmcts_public_law
    "sender": pl.String,  # GSS code of the authority, or null where one sender serves England
    "record_key": pl.String,  # the source's own key of the record, unique within source and sender
    "learnt_at": INSTANT,
    "file": pl.String,  # path inside IN
    "position": pl.String,  # "row 12" (the header is row 1) or "$.cases[3]"
    "read": pl.String,  # what was read, whole, as JSON
}
"""One row a statement of a source record: one case in one poll, one row in one return."""

PEOPLE: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "learnt_at": INSTANT,
    "person_key": pl.String,  # the source's own key of the person, unique within source and sender
    "role": pl.String,  # child, mother, father, other
    "proceedings_key": pl.String,  # the case in which the person is named, or null
    "family_key": pl.String,  # the source's own grouping of a family, or null
    "forenames": pl.String,
    "surname": pl.String,
    "born_on": pl.Date,
    "expected_on": pl.Date,  # for a child unborn
    "sex": pl.String,  # female, male, other
    "ethnicity": pl.String,  # code of vocabulary.ethnicity, refused and not_yet_obtained apart
    "postcode": pl.String,  # confidential; "AB1 2CD" upper case with one space
    "upn": pl.String,  # an explicit shared key
    "authority_child_id": pl.String,  # an explicit shared key: the authority's own child id, with sender
    "is_disabled": pl.Boolean,  # whether a disability is recorded of a child; null where nobody says
}
"""Person fragments: what one statement says of one person."""

PROCEEDINGS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "learnt_at": INSTANT,
    "proceedings_key": pl.String,  # the source's own key of the case
    "law": pl.String,  # public, private
    "application": pl.String,  # vocabulary.applications
    "court_case_number": pl.String,  # the court's 16-digit case id as text: the explicit shared key
    "court": pl.String,  # the court's code in its own system (epimms base location), or null
    "authority": pl.String,  # GSS code of the applicant or responsible authority, or null
    "service_area": pl.String,  # Cafcass service area, or null
    "track": pl.String,  # public_law_outline, child_arrangements_programme, child_focused_court, other, or null
    "state": pl.String,  # the source's own word for where the case stands
    "representation": pl.String,  # who has a lawyer: both, applicant_only, respondent_only, neither, or null
    "applicants_heritage": pl.String,  # vocabulary.ethnicity: one of the five heads, several, or why none is known
    "respondents_heritage": pl.String,  # the same of the respondents
}
"""One row a statement of proceedings."""

EVENTS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "learnt_at": INSTANT,
    "person_key": pl.String,  # the child; null where the source tells of a case and knows no child
    "proceedings_key": pl.String,  # or null
    "fact_key": pl.String,  # names the fact within its record, so that a later statement can change it
    "kind": pl.String,  # vocabulary.events.EventKind
    "happened_on": pl.Date,
    "happened_at": INSTANT,  # where known, else null; UTC
    "code": pl.String,
    "reason": pl.String,
    "owner": pl.String,
    "due_on": pl.Date,
    "flag": pl.Boolean,
    "doubt": pl.String,  # a short code where the fact is inferred, else null
}
"""One row a fact that a statement tells of one child, or of a case. The join tells the latter of every child in it."""

ALLOCATIONS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "learnt_at": INSTANT,
    "practitioner_key": pl.String,  # the source's own number of a member of staff: theirs, and leaves by no door
    "role": pl.String,  # family_court_adviser, childrens_guardian, duty_practitioner
    "proceedings_key": pl.String,  # or null
    "person_key": pl.String,  # the child, or null for every child of the case
    "started_on": pl.Date,
    "ended_on": pl.Date,
}
"""One row a statement of a practitioner's work on a case. Sources that tell of no practitioners hand over none."""

CONFIDENCES: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "learnt_at": INSTANT,
    "proceedings_key": pl.String,  # or null
    "person_key": pl.String,  # of whom it is told; null where it is told of the case, or of somebody in it
    "reach": pl.String,  # person, somebody, case
    "covers": pl.String,  # home, contact, identity: a group of vocabulary.confidentiality
    "mark": pl.String,  # the mark to which the group is raised
    "told_by": pl.String,  # the flag that says so
}
"""One row a flag that is set in a statement. `intake.confidences` reads them for every source from what was kept."""

FINDINGS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.String,
    "file": pl.String,
    "position": pl.String,
    "rule": pl.String,  # short id of the rule, e.g. date_not_real
    "message": pl.String,  # what is wrong: never the value
    "do": pl.String,  # what to do about it
    "is_refusal": pl.Boolean,  # refused, or accepted with a finding
}
"""One row a refused record or a finding on an accepted one."""

FRAMES = {
    "records": RECORDS,
    "people": PEOPLE,
    "proceedings": PROCEEDINGS,
    "events": EVENTS,
    "allocations": ALLOCATIONS,
    "findings": FINDINGS,
}


@dataclass(frozen=True, slots=True)
class FileCount:
    """What became of one file: read = accepted + refused, always."""

    source: str
    file: str
    read: int
    accepted: int
    refused: int

    def with_more(self, more: FileCount) -> FileCount:
        """Return the count of this part of the file and another."""
        return FileCount(
            self.source,
            self.file,
            self.read + more.read,
            self.accepted + more.accepted,
            self.refused + more.refused,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source hands over. Frames have exactly the columns of `FRAMES`."""

    source: str
    records: pl.DataFrame
    people: pl.DataFrame
    proceedings: pl.DataFrame
    events: pl.DataFrame
    findings: pl.DataFrame
    files: tuple[FileCount, ...] = field(default=())
    allocations: pl.DataFrame = field(default_factory=lambda: empty("allocations"))

    def __post_init__(self) -> None:
        for name, schema in FRAMES.items():
            frame: pl.DataFrame = getattr(self, name)
            if dict(frame.schema) != {
                column: pl.DataFrame(schema={column: kind}).schema[column] for column, kind in schema.items()
            }:
                raise TypeError(f"{self.source}.{name}: the columns are not those of intake/contract.py")


def empty(name: str) -> pl.DataFrame:
    """Return an empty frame of the contract's `name`."""
    return pl.DataFrame(schema=dict(FRAMES[name]))
