"""Everything that used a record while a wrong link was in it, and nothing of before or of others."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import polars as pl
import pytest

from waypost.linkage.register import REGISTER
from waypost.pipeline.identity.traces import LettersNotRead, Traces, read_letters, traces_of
from waypost.pipeline.identity.uses import CORRECTION, RETURN, note_use
from waypost.pipeline.operator_audit import note_reading

APART, REST = ("cafcass", None, "2"), ("cafcass", None, "1")


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


@pytest.fixture
def usable(tmp_path):
    (tmp_path / "identity").mkdir()
    rows = [(*REST, "C-1", date(2027, 1, 1), True, True), (*APART, "C-1", date(2027, 3, 1), True, True)]
    register = pl.DataFrame(rows, schema=REGISTER, orient="row")
    register.write_parquet(tmp_path / "identity" / "register.parquet")
    releases = [{"on": day, "as_of": day, "sha256": "x"} for day in ("2027-02-01", "2027-03-15")]
    (tmp_path / "identity" / "releases.json").write_text(json.dumps(releases))
    return SimpleNamespace(out=tmp_path, record=tmp_path)


def found(usable, until="2027-04-01"):
    return traces_of(usable, "C-1", [APART], [REST], letters=[{"letter": "L"}], until=at(until))


def test_what_happened_since_the_records_stood_together_counts(usable):
    for who, day, child in (("a", "2027-02-01", "C-1"), ("b", "2027-03-02", "C-1"), ("c", "2027-03-03", "C-2"),
                            ("d", "2027-05-01", "C-1")):  # fmt: skip
        note_reading(usable.out, at=at(day), who=who, command="journey", child_id=child)
    note_use(usable.out, RETURN, "early", ["C-1"], at=at("2027-01-02"), who="x")
    note_use(usable.out, RETURN, "one", ["C-1", "C-2"], at=at("2027-03-02"), who="x")
    note_use(usable.out, CORRECTION, "two", ["C-2"], at=at("2027-03-02"), who="x")
    told = found(usable)
    assert told.together_since == "2027-03-01"
    assert [(row["who"], row["command"]) for row in told.readers] == [("b", "journey")]
    assert [row["name"] for row in told.returns] == ["one"]
    assert told.corrections == ()
    assert [row["on"] for row in told.releases] == ["2027-03-15"]
    assert told.sources == ({"source": "cafcass", "sender": None},)
    assert told.letters == ({"letter": "L"},)
    assert Traces.from_entry(json.loads(json.dumps(told.as_entry()))) == told


def test_letters_are_read_from_a_list(tmp_path):
    path = tmp_path / "letters.csv"
    path.write_text("letter,sent_on,sent_to,more\nL-1,2027-03-30,mother,x\n")
    assert read_letters(path) == [{"letter": "L-1", "sent_on": "2027-03-30", "sent_to": "mother"}]


@pytest.mark.parametrize("text", ["letter,sent_on\nL,2027-03-30\n", "letter,sent_on,sent_to\nL,yesterday,m\n"])
def test_a_list_that_is_none_is_refused_without_what_stood_there(tmp_path, text):
    path = tmp_path / "letters.csv"
    path.write_text(text)
    with pytest.raises(LettersNotRead, match="nothing was frozen") as refused:
        read_letters(path)
    assert "yesterday" not in str(refused.value)
