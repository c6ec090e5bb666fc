"""The steps that assemble a record, in order: one list for every engine that assembles by SQL.

Each step makes one table from `linked_*` (the frames of the linked record, and `known_field_marks`) and from tables of
earlier steps. A new table of the record is a statement here; no store has to know of it. The text is DuckDB's;
`spark_sql` turns it into Spark's.
"""
# ruff: noqa: S608  (the text is made of our own table names; values go in as parameters)

from __future__ import annotations

from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.store import assemble_sql, confidentiality_sql, derive_sql, placed_sql, waiting_sql, ways_sql
from waypost.journeys.tables import SCHEMAS

IN_DATABASE = tuple(name for name in SCHEMAS if name != "source_records")
"""Source records are kept whole in Parquet only: what was read is long, and no question asks it."""

PASSING = ("statements", "tellings", "islands", "case_facts", *waiting_sql.PASSING)
"""Tables of the assembly alone: no record keeps them."""


def _copy(name: str, of: str) -> str:
    columns, order = ", ".join(SCHEMAS[name]), ", ".join(f"{column} NULLS FIRST" for column in SORTED_BY[name])
    return f"CREATE TABLE {name} AS SELECT {columns} FROM {of} ORDER BY {order}"


TELLING_STEPS = (assemble_sql.STATEMENTS, assemble_sql.TELLINGS)
"""First: after them `assemble_sql.LOST_TELLINGS` must be nought."""

RECORD_STEPS = (
    assemble_sql.ISLANDS,
    confidentiality_sql.CONFIDENTIALITY_TABLE,
    assemble_sql.EVENTS_TABLE,
    _copy("children", "linked_children"),
    _copy("identities", "linked_identities"),
    _copy("proceedings_statements", "linked_proceedings"),
    _copy("field_marks", "known_field_marks"),
    "CREATE TABLE told_as_of AS SELECT $as_of AS as_of",
    assemble_sql.CASE_FACTS,
    assemble_sql.CHILDREN_IN_PROCEEDINGS_TABLE,
    assemble_sql.PROCEEDINGS_TABLE,
    assemble_sql.ALLOCATIONS_TABLE,
    derive_sql.PRE_PROCEEDINGS_TABLE,
    derive_sql.PLACEMENTS_TABLE,
    derive_sql.PAIRED_EVENTS_TABLE,
    assemble_sql.JOURNEYS_TABLE,
    ways_sql.WAYS_TABLE,
    *waiting_sql.STEPS,
    placed_sql.PLACED_IN_COURT_TABLE,
)
"""Then, in this order. What reads another table stands after it."""
