"""Everything that used a child's record while a wrong link was in it: who read it, and what it went into.

Readings come from the operator's audit, returns and lists from OUT/uses, releases from what builds note, letters from a
file that somebody gives; and readers, letters and reports of casework from whoever opens the case there. Only what
happened since the records stood together counts.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.linkage.review.decisions import Record
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.known import FOLDER, REGISTER_FILE
from waypost.pipeline.identity.releases import releases_in
from waypost.pipeline.identity.uses import CORRECTION, RETURN, REVIEW, uses_of
from waypost.pipeline.operator_audit import AUDIT_FILE

LETTER_COLUMNS = ("letter", "sent_on", "sent_to")


class LettersNotRead(YoursToFix):
    """The list of letters cannot be read, or is none."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What used it since `together_since`: rows with who, when and what. `sources` are those of the child's records."""

    together_since: str
    sources: tuple[Mapping[str, Any], ...]
    readers: tuple[Mapping[str, Any], ...]
    letters: tuple[Mapping[str, Any], ...]
    returns: tuple[Mapping[str, Any], ...]
    corrections: tuple[Mapping[str, Any], ...]
    releases: tuple[Mapping[str, Any], ...]

    def as_entry(self) -> dict[str, Any]:
        """Return them as plain values for the ledger."""
        return asdict(self)

    @staticmethod
    def from_entry(entry: Mapping[str, Any]) -> Traces:
        """Return what an entry of the ledger says."""
        rows = {name: tuple(entry[name]) for name in Traces.__slots__ if name != "together_since"}
        return Traces(together_since=entry["together_since"], **rows)


@dataclass(frozen=True, slots=True)
class Used:
    """What used a child's record elsewhere: readers (who, command, at), what was sent (letter, sent_on, sent_to)."""

    readers: tuple[Mapping[str, str], ...] = ()
    letters: tuple[Mapping[str, str], ...] = ()


UsedSince = Callable[[date], Used]
"""Tells what used a child's record elsewhere, from a day on: in casework, where people work on it."""


def nowhere_else(since_on: date) -> Used:
    """Tell that a record is used nowhere but here."""
    return Used()


def traces_of(
    usable: UsableRecord,
    child_id: str,
    apart: Sequence[Record],
    rest: Sequence[Record],
    *,
    letters: Iterable[Mapping[str, str]] = (),
    elsewhere: UsedSince = nowhere_else,
    until: datetime,
) -> Traces:
    """Return everything that used a child's record since both groups of records stood in it, until an instant."""
    since = _together_since(usable.out, child_id, apart, rest)
    used = elsewhere(since)
    uses = [use for use in uses_of(usable.out, [child_id]) if use["at"][:10] >= since.isoformat()]

    def made(what: str) -> list[dict[str, Any]]:
        return [{"name": use["name"], "who": use["who"], "at": use["at"]} for use in uses if use["what"] == what]

    readers = _readings(usable.out, child_id, since, until)
    readers += [{"who": row["who"], "command": "review write", "at": row["at"]} for row in made(REVIEW)]
    return Traces(
        together_since=since.isoformat(),
        sources=tuple(
            {"source": source, "sender": sender}
            for source, sender in sorted({(one[0], one[1]) for one in (*apart, *rest)}, key=str)
        ),
        readers=(*readers, *(dict(reader) for reader in used.readers)),
        letters=tuple(dict(letter) for letter in (*letters, *used.letters)),
        returns=tuple(made(RETURN)),
        corrections=tuple(made(CORRECTION)),
        releases=tuple(one for one in releases_in(usable.out) if one["on"] >= since.isoformat()),
    )


def read_letters(path: Path) -> list[dict[str, str]]:
    """Return the letters that a CSV file lists: letter, sent_on, sent_to. Raises LettersNotRead."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        if not all(set(LETTER_COLUMNS) <= set(row) and date.fromisoformat(row["sent_on"]) for row in rows):
            raise ValueError
    except (OSError, ValueError, TypeError, csv.Error) as error:
        raise LettersNotRead(
            f"it must be CSV with the columns {', '.join(LETTER_COLUMNS)}, days as 2027-03-31.",
            where=path.name,
            do="Put the list right and give it again; nothing was frozen yet.",
        ) from error
    return [{name: row[name] for name in LETTER_COLUMNS} for row in rows]


def _together_since(out: Path, child_id: str, apart: Sequence[Record], rest: Sequence[Record]) -> date:
    register = pl.read_parquet(out / FOLDER / REGISTER_FILE).filter((pl.col("child_id") == child_id) & "is_current")
    days = {(row[0], row[1], row[2]): row[4] for row in register.iter_rows()}
    first: list[date] = [min(days[record] for record in side) for side in (apart, rest)]
    return max(first)


def _readings(out: Path, child_id: str, since: date, until: datetime) -> list[dict[str, Any]]:
    path = out / AUDIT_FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    told = [json.loads(line) for line in lines]
    return [
        {name: line[name] for name in ("who", "command", "at")}
        for line in told
        if line["child_id"] == child_id and line["at"][:10] >= since.isoformat() and _instant(line["at"]) <= until
    ]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
