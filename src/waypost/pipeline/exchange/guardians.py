"""The guardians of a public-law case: the list that replaces the court's own, read from JSON or CSV and checked.

The court service ties a guardian to children by their names. Two children of one name cannot be told apart, and a name
that differs by a letter ties to nobody; both are warned of from the last poll of the case, by place and never by name.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from waypost.disclosure.gate import let_out
from waypost.foundation.errors import YoursToFix
from waypost.foundation.identifiers import plain_name

FIELDS = ("guardianName", "telephoneNumber", "email", "children")
_HOW_TO = "See docs/how-to/fetch-from-the-court-service.md."


class NotGuardians(YoursToFix):
    """The file is no list of guardians. The message names a place, never what stands there."""


class Guardian(NamedTuple):
    """One guardian, in the words of the court's contract; children by name."""

    name: str
    telephone: str | None
    email: str | None
    children: tuple[str, ...]


def read_guardians(path: Path) -> tuple[Guardian, ...]:
    """Return the guardians of a JSON list, or of a CSV file with the contract's columns and children parted by `;`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = _from_csv(text) if path.suffix.lower() == ".csv" else orjson.loads(text)
    except (UnicodeDecodeError, orjson.JSONDecodeError, csv.Error):
        raise _wrong("FILE", "this is neither JSON nor CSV in UTF-8") from None
    if not isinstance(rows, list) or not rows:
        raise _wrong("FILE", "this holds no guardian, and an empty list would take every guardian off the case")
    return tuple(_guardian(number, row) for number, row in enumerate(rows, start=1))


def as_sent(guardians: Sequence[Guardian]) -> bytes:
    """Return the list as the court's contract wants it, in an order that does not depend on that of the file."""
    told = []
    for guardian in sorted(guardians, key=lambda one: (one.name, one.children, one.telephone or "", one.email or "")):
        values = (guardian.name, guardian.telephone, guardian.email, sorted(guardian.children))
        told.append({key: value for key, value in zip(FIELDS, values, strict=True) if value is not None})
    return orjson.dumps(let_out("send", told))


def warnings_about(guardians: Sequence[Guardian], children: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what a person should know before the list is sent. `children` as in the last poll of the case."""
    names = [plain_name(f"{child.get('firstName') or ''} {child.get('lastName') or ''}") for child in children]
    warnings = [
        f"Children {first} and {second} of the case have the same name in the last poll. The court ties guardians to "
        "children by name, and cannot tell these two apart."
        for second in range(2, len(names) + 1)
        for first in range(1, second)
        if names[first - 1] == names[second - 1] != ""
    ]
    tied = {plain_name(name) for guardian in guardians for name in guardian.children}
    for number, guardian in enumerate(guardians, start=1):
        for place, name in enumerate(guardian.children, start=1):
            if plain_name(name) not in names:
                warnings.append(f"Guardian {number}, child {place}: the last poll knows no child of this name here.")
    untied = [str(number) for number, name in enumerate(names, start=1) if name not in tied]
    if untied:
        warnings.append(f"No guardian is given for child {', '.join(untied)} of the last poll.")
    return warnings


def _from_csv(text: str) -> list[dict[str, Any]]:
    reader = csv.DictReader(text.splitlines(), strict=True)
    rows: list[dict[str, Any]] = []
    for row in reader:
        if None in row or None in row.values():
            raise _wrong(f"FILE row {reader.line_num}", "this row has not one cell a column")
        names = [name.strip() for name in row.get("children", "").split(";")]
        rows.append(
            {**{key: value.strip() or None for key, value in row.items()}, "children": list(filter(None, names))}
        )
    return rows


def _guardian(number: int, row: Any) -> Guardian:
    where = f"FILE guardian {number}"
    if not isinstance(row, dict) or not set(row) <= set(FIELDS):
        raise _wrong(where, f"a guardian has {', '.join(FIELDS)} and nothing else")
    name, telephone, email, children = (row.get(field) for field in FIELDS)
    if not isinstance(name, str) or not name.strip():
        raise _wrong(where, "guardianName is missing or is no text")
    if not all(value is None or isinstance(value, str) for value in (telephone, email)):
        raise _wrong(where, "telephoneNumber and email are text")
    if not isinstance(children, list) or not children:
        raise _wrong(where, "children is a list of names, and is never empty")
    if not all(isinstance(child, str) and child.strip() for child in children):
        raise _wrong(where, "children holds something that is no name")
    return Guardian(name.strip(), telephone, email, tuple(child.strip() for child in children))


def _wrong(where: str, what: str) -> NotGuardians:
    return NotGuardians(f"{what}.", where=where, do=_HOW_TO)
