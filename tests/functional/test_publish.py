"""`waypost publish`: the figures of a build go into a ledger of releases; exact counts never do."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path


def rows(ledger: Path, on: str) -> list[dict[str, str]]:
    with (ledger / "public" / on / "measures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_build_is_published_twice_and_the_second_revises_nothing(waypost, built, tmp_path):
    ledger = tmp_path / "ledger"
    first = waypost("publish", built, ledger, "--on", "2027-04-20", "--note", "First of its kind.")
    assert first.code == 0, first.said
    assert "release 1 of this ledger; 0 revise earlier ones" in first.out
    page = (ledger / "public" / "2027-04-20" / "index.html").read_text()
    assert "First of its kind." in page
    assert "This is the first release of the series." in page
    assert '<body class="invented">' in page
    again = waypost("publish", built, ledger, "--on", "2027-07-20", "--json")
    told = json.loads(again.out)
    assert (told["releases"], told["revisions"], told["pinned"], told["printed_anew"]) == (2, 0, 0, 0)
    assert rows(ledger, "2027-04-20") == rows(ledger, "2027-07-20")
    assert (
        "No figure that was published before has changed."
        in (ledger / "public" / "2027-07-20" / "index.html").read_text()
    )


def test_every_count_is_a_multiple_of_5_and_nothing_is_hidden(waypost, built, tmp_path):
    waypost("publish", built, tmp_path / "ledger", "--on", "2027-04-20")
    told = rows(tmp_path / "ledger", "2027-04-20")
    assert {int(row[role]) % 5 for row in told for role in ("numerator", "denominator") if row[role]} == {0}
    assert {row["marker"] for row in told} <= {"", "u"}
    assert {row["invented"] for row in told} == {"true"}
    assert any(row["value"] for row in told)


def test_what_an_earlier_day_did_not_know_is_listed_with_its_reason(waypost, county, tmp_path):
    for on, name in (("2026-12-31", "then"), ("2027-03-31", "now")):
        assert waypost("build", county, tmp_path / name, "--as-of", on).code in (0, 1)
    assert waypost("publish", tmp_path / "then", tmp_path / "ledger", "--on", "2027-01-20").code == 0
    told = json.loads(waypost("publish", tmp_path / "now", tmp_path / "ledger", "--on", "2027-04-20", "--json").out)
    with (tmp_path / "ledger" / "public" / "2027-04-20" / "revisions.csv").open(encoding="utf-8", newline="") as file:
        revisions = list(csv.DictReader(file))
    assert len(revisions) == told["revisions"]
    assert {row["reason"] for row in revisions} <= {"learnt_since", "joined_otherwise"}
    assert all(date.fromisoformat(row["was_published_on"]) == date(2027, 1, 20) for row in revisions)


def test_the_same_day_again_and_a_folder_of_something_else_are_refused(waypost, built, tmp_path):
    waypost("publish", built, tmp_path / "ledger", "--on", "2027-04-20")
    again = waypost("publish", built, tmp_path / "ledger", "--on", "2027-04-20")
    assert (again.code, "Name a later day" in again.err) == (2, True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("x")
    other = waypost("publish", built, tmp_path / "mine")
    assert (other.code, "no ledger of releases" in other.err) == (2, True)
