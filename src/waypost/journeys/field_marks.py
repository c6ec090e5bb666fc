"""The mark of every field that the record holds: of each source's own, as it was read, and of the record's tables."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

import polars as pl

from waypost.intake.fields import field_mark, read_fields
from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.tables import BESIDE, FIELD_MARKS, SCHEMAS
from waypost.vocabulary.confidentiality.marks import UNKNOWN_FIELD, given

RECORD = "record"
SOURCES = (
    *("hmcts_public_law", "hmcts_private_law", "hmcts_case_data", "hmcts_hearings"),
    *("ssd", "ssda903", "cin", "annex_a", "cafcass"),
)
"""Every source whose fields are marked: those of intake.registry, whose readers are not wanted here."""


@cache
def field_marks() -> pl.DataFrame:
    """Return every field and its mark, with the columns of tables.FIELD_MARKS, sorted."""
    own = [(RECORD, f"{table}.{column}", column_mark(table, column)) for table, column in _columns_of_record()]
    read = [(source, field, field_mark(source, field)) for source in SOURCES for field in read_fields(source)]
    return pl.DataFrame(own + read, schema=dict(FIELD_MARKS), orient="row").sort(SORTED_BY["field_marks"])


def column_mark(table: str, column: str) -> str:
    """Return the mark of a column of the record; one that nobody has classified is withheld."""
    return _named(f"{table}.{column}") or UNKNOWN_FIELD


def unclassified() -> list[str]:
    """Return the columns of the record that nobody has classified: there must be none."""
    names = [f"{table}.{column}" for table, column in _columns_of_record()]
    return [name for name in names if _named(name) is None]


def _columns_of_record() -> list[tuple[str, str]]:
    return [(table, column) for table, schema in {**SCHEMAS, **BESIDE}.items() for column in schema]


def _named(name: str) -> str | None:
    columns = _columns()
    return columns.get(name) or next((mark for like, mark in columns.items() if fnmatchcase(name, like)), None)


@cache
def _columns() -> Mapping[str, str]:
    columns: Mapping[str, str] = given("record.yaml")["columns"]
    return columns
