"""The ledger: only ever added to, and broken where a line was touched."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from waypost.pipeline.corrections.ledger import (
    Answer,
    LedgerBroken,
    note_answers,
    note_listed,
    read_ledger,
)

AT = datetime(2027, 4, 1, 9, tzinfo=UTC)


def answer(answer: str = "corrected") -> Answer:
    return Answer("A", answer, "2024-02-01", "2027-04-01", "data officer")


def test_what_is_listed_and_answered_is_read_back(tmp_path):
    note_listed(tmp_path, ["B", "A", "A"], at=AT)
    note_answers(tmp_path, [answer()], at=AT)
    note_answers(tmp_path, [answer("do_not_know")], at=AT)
    ledger = read_ledger(tmp_path)
    assert ledger.listed == {"A", "B"}
    assert ledger.answers["A"].answer == "do_not_know", "the last answer counts"
    assert ledger.answers["A"].at == AT.isoformat()
    lines = (tmp_path / "corrections" / "ledger.jsonl").read_text().splitlines()
    assert len(lines) == 4, "the first answer is kept as well"


def test_what_was_listed_before_is_not_noted_again(tmp_path):
    note_listed(tmp_path, ["A"], at=AT)
    note_listed(tmp_path, ["A"], at=AT)
    assert len((tmp_path / "corrections" / "ledger.jsonl").read_text().splitlines()) == 1


def test_it_is_its_owners_alone(tmp_path):
    note_listed(tmp_path, ["A"], at=AT)
    assert (tmp_path / "corrections").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "corrections" / "ledger.jsonl").stat().st_mode & 0o777 == 0o600


def test_nothing_to_note_writes_nothing(tmp_path):
    note_listed(tmp_path, [], at=AT)
    assert read_ledger(tmp_path).listed == frozenset()
    assert not (tmp_path / "corrections").exists()


@pytest.mark.parametrize("harm", ["change", "take out", "no json", "no entry"])
def test_a_line_that_was_touched_is_told(tmp_path, harm):
    note_listed(tmp_path, ["A", "B", "C"], at=AT)
    path = tmp_path / "corrections" / "ledger.jsonl"
    lines = path.read_text().splitlines()
    if harm == "change":
        lines[1] = json.dumps(json.loads(lines[1]) | {"correction_id": "Z"})
    elif harm == "take out":
        del lines[1]
    else:
        lines[1] = "{" if harm == "no json" else "[]"
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(LedgerBroken, match="line 2"):
        read_ledger(tmp_path)
