"""The mark of every field of a source, read from its `fields.md`: what may leave the record, and by which door.

Each `fields.md` holds tables whose first three columns are field, mark and use. A field stands once, in backquotes. One
that ends in `.*` speaks for everything beneath it that does not stand for itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from waypost.foundation.errors import OursToFix
from waypost.intake.never_kept import never_kept
from waypost.vocabulary.confidentiality.marks import UNKNOWN_FIELD
from waypost.vocabulary.confidentiality.marks import field_mark as refined

KEEPS_NO_STAFF = frozenset({"hmcts_case_data", "hmcts_hearings"})
"""Sources out of which `never_kept` takes judges and members of staff; the feeds to Cafcass send none."""

MARKS = frozenset({"public", "personal", "sensitive", "confidential"})
_HEADER = ("field", "mark", "use")


class FieldsWrong(OursToFix):
    """A source's `fields.md` is not well formed."""


class FieldNote(NamedTuple):
    """What is noted of one field: its mark and what is done with it."""

    mark: str
    use: str


def read_fields(source: str) -> Mapping[str, FieldNote]:
    """Return every field of the source by its dotted path; raise `FieldsWrong` where the table is not well formed."""
    return _read(source)


def read_marks(source: str) -> Mapping[str, str]:
    """Return the mark (public, personal, sensitive, confidential) of every field of the source by its dotted path."""
    return {field: note.mark for field, note in _read(source).items()}


def mark_of(source: str, field: str) -> str:
    """Return the mark of one field. A field that the source's `fields.md` does not list is confidential."""
    listed = listed_as(source, field)
    return _read(source)[listed].mark if listed else "confidential"


def field_mark(source: str, field: str) -> str:
    """Return the mark of vocabulary.confidentiality that a field of a source has, whoever it is about.

    A field that the source's `fields.md` does not list is withheld.
    """
    if listed_as(source, field) is None:
        return UNKNOWN_FIELD
    keys = {key.removesuffix("[]").lower() for key in field.split(".")}
    is_court = source.startswith("hmcts_")
    return "never_kept" if is_court and keys & _taken_out(source) else refined(mark_of(source, field), field)


def _taken_out(source: str) -> frozenset[str]:
    """Return the keys that are taken out of what a source sends before anything is kept."""
    return never_kept() if source in KEEPS_NO_STAFF else frozenset()


def listed_as(source: str, field: str) -> str | None:
    """Return the field, or the nearest `.*` above it, that the source's `fields.md` lists; None where it lists none."""
    fields = _read(source)
    for name in (field, f"{field}.*", f"{field.removesuffix('[]')}.*", f"{field}[]"):
        if name in fields:
            return name
    above = field
    while "." in above:
        above = above.rpartition(".")[0]
        for name in (f"{above}.*", f"{above.removesuffix('[]')}.*"):
            if name in fields:
                return name
    return None


@cache
def _read(source: str) -> Mapping[str, FieldNote]:
    return parse_fields(files("waypost.intake").joinpath(source, "fields.md").read_text(encoding="utf-8"), source)


def parse_fields(text: str, source: str) -> Mapping[str, FieldNote]:
    """Return the fields in the tables of a `fields.md`, in their order."""
    fields: dict[str, FieldNote] = {}
    is_inside = False
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) < len(_HEADER):
            is_inside = False
        elif tuple(cell.lower() for cell in cells[:3]) == _HEADER:
            is_inside = True
        elif is_inside and not set(cells[0]) <= set(":- "):
            field = cells[0].strip("`")
            if cells[1] not in MARKS or not cells[2] or not field or field in fields:
                raise FieldsWrong(
                    "a field stands twice, or has no known mark or no use",
                    where=f"intake/{source}/fields.md line {number}",
                    do="Please report this.",
                )
            fields[field] = FieldNote(cells[1], cells[2])
    if not fields:
        raise FieldsWrong("no field is listed", where=f"intake/{source}/fields.md", do="Please report this.")
    return fields
