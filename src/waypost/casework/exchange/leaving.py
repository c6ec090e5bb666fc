"""What leaves casework for the record: rows of the Cafcass extract, checked here against its own definition. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from waypost.foundation.errors import OursToFix
from waypost.vocabulary.cafcass_extract import Column, subjects

Row = Mapping[str, object]
"""One row of a subject by column name: text, days, instants with a zone, truths; None or nothing where it is silent."""


class NotTheExtract(OursToFix):
    """A row that casework would write is not as the definition of the extract has it. Names the column, no value."""


def as_csv(subject_name: str, rows: Sequence[Row]) -> str:
    """Return a subject's file: its header, then the rows in the order of their keys, every column in its place.

    Raises NotTheExtract for an unknown subject or column, a needed cell that is empty, or a code outside its list. What
    a child said stands as it was said: a program reads this file, and text that looks like a formula stays text.
    """
    if subject_name not in subjects():
        raise _wrong(subject_name, "", "is no subject of the extract")
    subject = subjects()[subject_name]
    known = set(subject.column_names)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, subject.column_names, lineterminator="\n")
    writer.writeheader()
    written = []
    for row in rows:
        for name in sorted(set(row) - known):
            raise _wrong(subject_name, name, "is no column of it")
        written.append({column.name: _cell(subject_name, column, row.get(column.name)) for column in subject.columns})
    order = (*subject.key, "recorded_at")
    writer.writerows(sorted(written, key=lambda row: tuple(row[name] for name in order)))
    return out.getvalue()


def _cell(subject: str, column: Column, value: object) -> str:
    if value is None or value == "":
        if column.needed:
            raise _wrong(subject, column.name, "is needed")
        return ""
    text = _text(value)
    if isinstance(column.codes, tuple) and column.codes and text not in column.codes:
        raise _wrong(subject, column.name, "is not of its list")
    return text


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _wrong(subject: str, column: str, what: str) -> NotTheExtract:
    place = f"cafcass extract, {subject}"
    return NotTheExtract(f"{column or subject} {what}.", where=place, do="Tell whoever runs it.")
