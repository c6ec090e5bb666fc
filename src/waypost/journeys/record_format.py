"""The format of a record on disk: its version, what an older one lacks, and the codes that its tables use.

A record says its format in `format.json` beside its tables. A reader takes the present version and every older one, and
mends in memory what an older one lacks; one that is newer is refused, for nobody can know what has changed.

Version 0: a record made before formats were numbered. It has no `format.json`, and may lack the table `ways`.
Version 1: `format.json`; the table `ways`.
Version 2: whether a child is disabled, and of what heritage the adults of a case are.
Version 3: when guardian and social worker agreed timetable and care plan.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.vocabulary.events import EventKind

FORMAT = 3
FORMAT_FILE = "format.json"
_UNNUMBERED = 0
_HERITAGE = ("applicants_heritage", "respondents_heritage")
COLUMNS_ADDED: Mapping[int, Mapping[str, tuple[str, ...]]] = {
    2: {
        "children": ("disability",),
        "children_in_proceedings": ("disability", *_HERITAGE),
        "proceedings_statements": _HERITAGE,
    },
    3: {"children_in_proceedings": ("plan_agreed_on",), "proceedings": ("plan_agreed_on",)},
}
"""The columns that each version added to tables there were. An older record tells nothing of them: they are null."""
TABLES_ADDED: Mapping[int, tuple[str, ...]] = {1: ("ways",)}
"""The tables that each version added, which a reader makes for itself where an older record lacks them."""


class FormatNotKnown(YoursToFix):
    """The record is in a format that this Waypost cannot read."""


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """What a record says of its own format. `activities` are the kinds of event that the codes of `ways` stand for."""

    version: int = FORMAT
    activities: tuple[str, ...] = tuple(kind.value for kind in EventKind)

    def __post_init__(self) -> None:
        if not _UNNUMBERED <= self.version <= FORMAT:
            raise FormatNotKnown(
                f"this record is in format {self.version}, and this Waypost reads formats up to {FORMAT}.",
                where="record",
                do="Use the Waypost that made it or a newer one, or run `waypost build` again with this one.",
            )


def columns_lacking(version: int, table: str) -> tuple[str, ...]:
    """Return the columns of a table that a record of a version does not have, in their order."""
    later = (added.get(table, ()) for number, added in sorted(COLUMNS_ADDED.items()) if number > version)
    return tuple(column for columns in later for column in columns)


def tables_lacking(version: int) -> tuple[str, ...]:
    """Return the tables that a record of a version may lack."""
    return tuple(table for number, tables in sorted(TABLES_ADDED.items()) if number > version for table in tables)


def write_format(record: Path) -> None:
    """Write format.json of the present format into the folder of a record."""
    told = RecordFormat()
    text = json.dumps({"record_format": told.version, "activities": list(told.activities)}, indent=2)
    (record / FORMAT_FILE).write_text(text + "\n", encoding="utf-8")


def read_format(record: Path) -> RecordFormat:
    """Return the format of the record in a folder; version 0 where it says none. Raises `FormatNotKnown`."""
    try:
        told = json.loads((record / FORMAT_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return RecordFormat(version=_UNNUMBERED)
    except ValueError:
        told = None
    version = told.get("record_format") if isinstance(told, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise FormatNotKnown(
            f"{FORMAT_FILE} does not say in which format this record is.",
            where=FORMAT_FILE,
            do="Restore the record from a backup, or run `waypost build` again.",
        )
    return RecordFormat(version, tuple(_known(told.get("activities", ()))))


def _known(activities: Iterable[object]) -> Iterable[str]:
    return (str(activity) for activity in activities)
