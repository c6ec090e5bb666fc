"""`waypost returns` and `waypost corrections` on the small county: what they say, write, refuse and note."""

from __future__ import annotations

import csv
import json
import shutil

import polars as pl
import pytest


@pytest.fixture
def out(built, tmp_path):
    """A copy of the build without its audit: what is noted and answered is this test's own."""
    shutil.copytree(built, tmp_path / "out", ignore=shutil.ignore_patterns("audit.jsonl"))
    return tmp_path / "out"


def audited(out) -> list[dict]:
    return [json.loads(line) for line in (out / "audit.jsonl").read_text().splitlines()]


def test_a_return_is_written_and_the_reading_is_audited(waypost, out, tmp_path):
    answer = waypost("returns", "pre-proceedings", out, "--to", tmp_path / "r", "--every-year")
    assert answer.code == 0, answer.said
    assert "PREP016A" in answer.out
    authorities = sorted(path.name for path in (tmp_path / "r").iterdir() if path.is_dir())
    assert len(authorities) > 1
    assert [entry["command"] for entry in audited(out)] == ["returns pre-proceedings"] * len(authorities)
    assert authorities[0] in audited(out)[0]["child_id"]


def test_one_authority_one_format_one_day(waypost, out, tmp_path):
    told = json.loads(waypost("returns", "pre-proceedings", out, "--to", tmp_path / "a", "--every-year", "--json").out)
    name = max(told["authorities"], key=lambda one: told["authorities"][one]["rows"])
    options = ["--authority", name, "--format", "ssd", "--as-of", "2026-03-31", "--year", "2025/26", "--json"]
    one = json.loads(waypost("returns", "pre-proceedings", out, "--to", tmp_path / "b", *options).out)
    assert (list(one["authorities"]), one["as_of"], one["year"]) == ([name], "2026-03-31", "2025/26")
    assert not (tmp_path / "b" / name / "cin-pre-proceedings.xml").exists()
    table = pl.read_csv(tmp_path / "b" / name / "ssd_pre_proceedings.csv", infer_schema=False)
    assert table.height == one["rows"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--year", "26/27"], "2026/27"),
        (["--year", "2026/27", "--every-year"], "do not go together"),
        (["--authority", "E00000000"], "GSS"),
        (["--as-of", "2031-01-01"], "covers"),
    ],
)
def test_what_cannot_be_done_is_yours_to_fix(waypost, out, tmp_path, options, said):
    answer = waypost("returns", "pre-proceedings", out, "--to", tmp_path / "r", *options)
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "r").exists()


def test_a_folder_of_somebody_elses_is_left_alone(waypost, out, tmp_path):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "letter.txt").write_text("mine")
    for command in (["returns", "pre-proceedings"], ["corrections"]):
        assert waypost(*command, out, "--to", tmp_path / "r").code == 2
    assert [path.name for path in (tmp_path / "r").iterdir()] == ["letter.txt"]


def test_without_a_build_there_is_nothing_to_fill(waypost, tmp_path):
    for command in (["returns", "pre-proceedings"], ["corrections"]):
        assert waypost(*command, tmp_path / "none", "--to", tmp_path / "r").code == 2


def test_evaluate_says_share_filled_and_share_true(waypost, out, county):
    answer = waypost("returns", "evaluate", out, "--truth", county / "truth", "--every-year", "--without", "cin")
    assert answer.code == 0, answer.said
    assert "share true" in answer.out
    assert "court_reference" in answer.out


def test_corrections_go_round(waypost, out, county, tmp_path):
    lists = tmp_path / "lists"
    first = json.loads(waypost("corrections", out, "--to", lists, "--json").out)
    assert first["listed"] > 20
    path = max(lists.glob("*.csv"), key=lambda one: one.stat().st_size)
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {"answer": "do_not_know", "answered_on": "01/11/2026", "answered_by_role": "data officer"}
    rows[0] |= {"answer": "perhaps"}
    answers = tmp_path / "answers.csv"
    with answers.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    read = waypost("corrections", "read", out, answers)
    assert read.code == 1
    assert "this is none of the answers" in read.out
    assert "perhaps" not in read.said
    again = json.loads(waypost("corrections", "read", out, answers, "--json").out)
    assert (again["unchanged"], len(again["refused"])) == (len(rows) - 1, 1)
    second = waypost("corrections", "list", out, "--to", lists)
    assert "settled" in second.out
    left = {row["correction_id"] for one in lists.glob("*.csv") for row in csv.DictReader(one.open(newline=""))}
    assert rows[0]["correction_id"] in left
    assert not {row["correction_id"] for row in rows[1:]} & left
    assert [entry["command"] for entry in audited(out)] == ["corrections list"] * 2
    measured = waypost("corrections", "evaluate", out, "--truth", county / "truth")
    assert "share found" in measured.out


def test_answers_outlive_a_rebuild_and_corrected_files_drop_the_question(waypost, county, out, tmp_path):
    files, lists = tmp_path / "files", tmp_path / "lists"
    shutil.copytree(county, files)
    waypost("corrections", out, "--to", lists)
    path = next(one for one in sorted(lists.glob("ssd-*.csv")) if "pers_dob" in one.read_text())
    row = next(row for row in csv.DictReader(path.open(newline="")) if row["field"] == "pers_dob")
    other = row["another_agency_says"].split(" says ")[1][:10]
    told = row | {"answer": "corrected", "answered_on": "2026-11-01", "answered_by_role": "data officer"}
    with (tmp_path / "a.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, told.keys())
        writer.writeheader()
        writer.writerow(told)
    assert waypost("corrections", "read", out, tmp_path / "a.csv").code == 0
    table = files / row["file"]
    table.write_text(table.read_text().replace(row["you_say"], other))
    waypost("build", files, out)
    assert (out / "corrections" / "ledger.jsonl").exists()
    waypost("corrections", out, "--to", lists)
    left = {one["correction_id"] for file in lists.glob("*.csv") for one in csv.DictReader(file.open(newline=""))}
    assert row["correction_id"] not in left
