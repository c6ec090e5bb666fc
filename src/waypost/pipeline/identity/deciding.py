"""Words on pairs, one by one or from a file: each taken whole, or refused with a rule and what to do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from waypost.foundation.errors import YoursToFix
from waypost.linkage.review.decisions import RULES as MAY_RULES
from waypost.linkage.review.decisions import Word, why_not
from waypost.pipeline.identity.ledger import add, read_ledger
from waypost.pipeline.identity.pairs import Pair, pairs_of, said
from waypost.pipeline.identity.reviewer_file import ANSWERS
from waypost.pipeline.out_folder import held

NEEDED = ("pair_id", *ANSWERS)
_LONGEST = 60
RULES = {
    **MAY_RULES,
    "pair_not_known": ("no pair of this name was given to reviewers", "Take names from `waypost review write`."),
    "nobody_named": ("decided_by is missing or too long", f"Say who decided, in no more than {_LONGEST} characters."),
    "row_not_whole": ("the row lacks something or has too much", "Keep every column of the file."),
}


class FileNotRead(YoursToFix):
    """A file of decisions cannot be read, or is none."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A decision that was not taken: where, by which rule. Never what stood there."""

    file: str
    row: int
    rule: str

    @property
    def message(self) -> str:
        """What is wrong."""
        return RULES[self.rule][0]

    @property
    def do(self) -> str:
        """What to do about it."""
        return RULES[self.rule][1]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of decisions: read = accepted + unchanged + not_answered + refused. `pairs` are those touched."""

    read: int
    accepted: int
    unchanged: int
    not_answered: int
    refused: tuple[Refusal, ...]
    pairs: tuple[Pair, ...]


def take(
    out: Path, told: Iterable[tuple[str, int, Mapping[str, Any] | None]], *, at: datetime, entered_by: str
) -> Taken:
    """Take words into the ledger of `out`, in the order given.

    Each is told as file, row and the row's cells (None where the row is not whole).
    """
    refused: list[Refusal] = []
    touched: list[str] = []
    read = unchanged = not_answered = 0
    with held(out):
        pairs = {name: (pair, list(pair.words)) for name, pair in pairs_of(read_ledger(out)).items()}
        new: list[Word] = []
        for file, number, row in told:
            read += 1
            if row is not None and not _text(row, "says"):
                not_answered += 1
                continue
            word, rule = _word(row, entered_by, at)
            if word is not None:
                rule = _rule(word, pairs)
            if rule is not None or word is None:
                refused.append(Refusal(file, number, rule or "row_not_whole"))
                continue
            words = pairs[word.pair_id][1]
            if _says_so_already(words, word):
                unchanged += 1
                continue
            words.append(word)
            new.append(word)
            touched.append(word.pair_id)
        add(out, map(said, new))
    known = [Pair(name, pairs[name][0].left, pairs[name][0].right, tuple(pairs[name][1])) for name in touched]
    return Taken(read, len(new), unchanged, not_answered, tuple(refused), tuple(known))


def decisions_in(files: Sequence[Path]) -> Iterator[tuple[str, int, Mapping[str, Any] | None]]:
    """Yield what `take` takes, of files as `write_reviewer_file` writes them. Raises FileNotRead."""
    for path in files:
        rows = _json_rows(path) if path.suffix == ".json" else _csv_rows(path)
        yield from ((path.name, number, row) for number, row in rows)


def _rule(word: Word, pairs: Mapping[str, tuple[Pair, list[Word]]]) -> str | None:
    if word.pair_id not in pairs:
        return "pair_not_known"
    words = pairs[word.pair_id][1]
    return None if _says_so_already(words, word) else why_not(words, word)


def _says_so_already(words: Sequence[Word], word: Word) -> bool:
    own = [other for other in words if other.person == word.person]
    return bool(own) and (own[-1].says, own[-1].role, own[-1].reason) == (word.says, word.role, word.reason)


def _word(row: Mapping[str, Any] | None, entered_by: str, at: datetime) -> tuple[Word | None, str | None]:
    if row is None or not all(name in row for name in NEEDED):
        return None, "row_not_whole"
    by = _text(row, "decided_by")
    if not by or len(by) > _LONGEST:
        return None, "nobody_named"
    told = {name: _text(row, name) for name in ("pair_id", "says", "reason")}
    return Word(**told, by=by, role=_text(row, "decided_role"), entered_by=entered_by, at=at.isoformat()), None


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return value.strip().removeprefix("'") if isinstance(value, str) else ""


def _csv_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any] | None]]:
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        lines = list(csv.reader(io.StringIO(text)))
    except csv.Error as error:
        raise _no_file(path) from error
    head = [cell.strip().lower() for cell in lines[0]] if lines else []
    if not set(NEEDED) <= set(head):
        raise _no_file(path)
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(head, cells, strict=True)) if len(cells) == len(head) else None


def _json_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any] | None]]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _no_file(path) from error
    if not isinstance(told, list):
        raise _no_file(path)
    yield from ((number, row if isinstance(row, dict) else None) for number, row in enumerate(told, start=1))


def _no_file(path: Path) -> FileNotRead:
    return FileNotRead(
        "this is no file of decisions: it must hold every column that `waypost review write` wrote.",
        where=path.name,
        do="Save it as CSV or JSON without changing its columns.",
    )
