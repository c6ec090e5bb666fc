"""`waypost quality` and the pages that a build leaves: the same figures, and a missing source is named."""

from __future__ import annotations

import csv
import json
import shutil

import pytest


@pytest.fixture(scope="module")
def pages(built):
    return built / "release" / "data-quality"


def test_the_command_answers_people_and_programs_and_writes_nothing(waypost, built):
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*") if path.is_file()}
    said = waypost("quality", built)
    assert said.code == 0
    assert "Cafcass: told until" in said.out
    assert "Which measure can be answered where" in said.out
    assert "Invented." in said.out
    told = json.loads(waypost("quality", built, "--json").out)
    assert told["invented"] is True
    assert set(told) == {
        *("as_of", "invented", "gap_map", "freshness", "completeness", "timeliness"),
        *("consistency", "linkage", "source_faults", "findings"),
    }
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*") if path.is_file()} == before


def test_a_folder_without_a_build_is_refused(waypost, tmp_path):
    assert waypost("quality", tmp_path).code == 2


def test_a_build_leaves_a_page_a_source_and_every_table(pages, built):
    run = json.loads((built / "run.json").read_text())
    sources = {f"source-{source.replace('_', '-')}.html" for source in (*run["sources"], "any")}
    assert {path.name for path in pages.glob("*.html")} == {"index.html", *sources}
    index = (pages / "index.html").read_text()
    for name in sources | {f"data/{path.name}" for path in (pages / "data").glob("*.csv")}:
        assert f'href="{name}"' in index
    assert {path.stem for path in (pages / "data").glob("*.csv")} == {
        *("gap_map", "freshness", "completeness", "timeliness", "consistency", "linkage", "findings")
    }, "a table without rows has no file: no sender is wrong as a whole in an invented county"


def test_the_files_hold_what_the_command_tells(waypost, built, pages):
    told = json.loads(waypost("quality", built, "--json").out)
    rows = list(csv.DictReader((pages / "data" / "completeness.csv").open()))
    assert len(rows) == len(told["completeness"])
    assert {row["invented"] for row in rows} == {"true"}
    assert {row["marker"] for row in rows} <= {"", "c", "u"}


def test_the_board_pack_says_how_fresh_each_source_is(built):
    page = (built / "release" / "board-pack" / "index.html").read_text()
    assert "Cafcass: told until" in page
    assert 'href="../data-quality/index.html"' in page


def test_a_source_that_never_came_is_named_in_the_gap_map(waypost, county, tmp_path):
    """Without the public-law feed, nobody can say in how many of its cases a hearing was cancelled."""
    files = tmp_path / "files"
    shutil.copytree(county, files, ignore=shutil.ignore_patterns("public-law", "truth"))
    assert waypost("build", files, tmp_path / "out").code in (0, 1)
    rows = json.loads(waypost("quality", tmp_path / "out", "--json").out)["gap_map"]
    (england,) = [
        row for row in rows if (row["measure"], row["place"], row["month"]) == ("hearings_cancelled", "england", "all")
    ]
    assert england["state"] == "not"
    assert england["because"].startswith("public_feed_covers")
    assert "The public-law feed tells of the child" in (tmp_path / "out/release/data-quality/index.html").read_text()
