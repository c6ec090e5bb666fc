"""Answers of owners, read back in: each row is taken whole or refused with a reason, and nothing is guessed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.corrections.definition import answers
from waypost.pipeline.corrections.ledger import Answer, Ledger, note_answers, read_ledger
from waypost.pipeline.corrections.listing import all_items
from waypost.pipeline.corrections.material import open_material

NEEDED = ("correction_id", "answer", "corrected_value", "answered_on", "answered_by_role")
_LONGEST = 200
_ROLE = re.compile(r"[\w .,&/()'-]{2,60}")
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


class ListNotRead(YoursToFix):
    """A file of answers cannot be read, or is none."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken: where, by which rule, and what to do. Never what stood there."""

    file: str
    row: int
    rule: str
    message: str
    do: str


@dataclass(frozen=True, slots=True)
class Read:
    """What became of the rows: read = accepted + unchanged + not_answered + refused."""

    read: int
    accepted: int
    unchanged: int
    not_answered: int
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What answers are checked against: what was ever listed and is in the build now, the answers so far, the day."""

    ledger: Ledger
    current: frozenset[str]
    today: date


_RULES: Mapping[str, tuple[str, str]] = {
    "id_not_known": ("no correction of this id was ever listed from this build", "Do not change the first column."),
    "id_stale": (
        "the facts have changed since this list was made, so that the question is another one",
        "Ask for a new list.",
    ),
    "answer_not_known": ("this is none of the answers", f"Write one of: {', '.join(answers())}."),
    "day_not_read": ("answered_on is no day", "Write it as 2027-03-31 or 31/03/2027."),
    "day_to_come": ("answered_on lies after today", "Write the day on which it was answered."),
    "role_missing": ("answered_by_role is missing, too long, or no role", "Write a role, such as data officer."),
    "value_too_long": ("corrected_value is too long", f"Write no more than {_LONGEST} characters."),
    "value_without_correction": (
        "there is a corrected value, and the answer is not corrected",
        "Clear the one, or change the other.",
    ),
    "row_not_whole": ("the row has more or fewer cells than the list", "Keep every column of the list."),
    "id_twice": ("the same correction is answered differently in an earlier row", "Keep one of the rows."),
}


def read_answers(usable: UsableRecord, files: Sequence[Path], *, at: datetime) -> Read:
    """Read files of answers into the ledger of a build. Raises ListNotRead for a file that is no list."""
    items = all_items(usable, open_material(usable))
    known = _Known(read_ledger(usable.out), frozenset(items["correction_id"]), at.date())
    refused: list[Refusal] = []
    taken: dict[str, Answer] = {}
    count = unchanged = not_answered = 0
    for path in files:
        for number, row in _rows(path):
            count += 1
            if row is not None and not row["answer"].strip():
                not_answered += 1
                continue
            answer, rule = _checked(row, known)
            if answer is not None and answer.correction_id in taken:
                rule = None if taken[answer.correction_id] == answer else "id_twice"
                unchanged += rule is None
            elif answer is not None and _is_same(known.ledger.answers.get(answer.correction_id), answer):
                unchanged += 1
            elif answer is not None:
                taken[answer.correction_id] = answer
            if rule is not None:
                refused.append(Refusal(path.name, number, rule, *_RULES[rule]))
    note_answers(usable.out, taken.values(), at=at)
    return Read(count, len(taken), unchanged, not_answered, tuple(refused))


def _is_same(former: Answer | None, answer: Answer) -> bool:
    return former is not None and all(
        getattr(former, name) == getattr(answer, name) for name in Answer.__slots__ if name != "at"
    )


def _checked(row: Mapping[str, str] | None, known: _Known) -> tuple[Answer | None, str | None]:
    """Return the answer of a row, or the rule by which it is refused."""
    if row is None:
        return None, "row_not_whole"
    told = {name: row[name].strip().removeprefix("'") for name in NEEDED}
    answered_on = _day(told["answered_on"])
    told |= {"answer": told["answer"].lower(), "answered_on": answered_on.isoformat() if answered_on else ""}
    rule = next(_broken(told, answered_on, known), None)
    return (None, rule) if rule else (Answer(**told), None)


def _broken(told: Mapping[str, str], answered_on: date | None, known: _Known) -> Iterator[str]:
    """Yield the rules that an answer breaks."""
    correction_id = told["correction_id"]
    if correction_id not in known.ledger.listed:
        yield "id_not_known"
    if correction_id not in known.current:
        yield "id_stale"
    if told["answer"] not in answers():
        yield "answer_not_known"
    if answered_on is None:
        yield "day_not_read"
    elif answered_on > known.today:
        yield "day_to_come"
    if not _ROLE.fullmatch(told["answered_by_role"]):
        yield "role_missing"
    if len(told["corrected_value"]) > _LONGEST:
        yield "value_too_long"
    if told["corrected_value"] and told["answer"] != "corrected":
        yield "value_without_correction"


def _day(text: str) -> date | None:
    parts = _DAY_FIRST.fullmatch(text)
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else date.fromisoformat(text)
    except ValueError:
        return None


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str] | None]]:
    """Yield each row with its number (the header is row 1); None for a row that is not whole."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_bytes().decode("cp1252", errors="replace")
    lines = csv.reader(io.StringIO(text))
    try:
        yield from _listed(lines, path)
    except csv.Error as error:
        raise _not_a_list(path) from error


def _listed(lines: Iterable[list[str]], path: Path) -> Iterator[tuple[int, Mapping[str, str] | None]]:
    head: list[str] | None = None
    for number, cells in enumerate(lines, start=1):
        if head is None:
            head = [cell.strip().lower() for cell in cells]
            if not set(NEEDED) <= set(head):
                raise _not_a_list(path)
        elif any(cell.strip() for cell in cells):
            yield number, dict(zip(head, cells, strict=True)) if len(cells) == len(head) else None
    if head is None:
        raise _not_a_list(path)


def _not_a_list(path: Path) -> ListNotRead:
    return ListNotRead(
        "this is no list of corrections: it must be CSV with every column of the list.",
        where=path.name,
        do="Save the list as CSV without changing its columns.",
    )
