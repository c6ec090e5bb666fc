"""Running rules: asked where they are in force, and a finding where they cannot be."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from support.ssda903 import could_not_run, put_return
from support.tables import GOOD, put
from waypost.intake.files import discover
from waypost.intake.layouts import layouts_of
from waypost.intake.ssda903.facts import needs_of
from waypost.intake.ssda903.official import Check
from waypost.intake.ssda903.read import read_and_check
from waypost.intake.ssda903.running import VIEWS, official_checks

TESTS = Path(__file__).parent / "checks"
NUMBERS = [check.number for check in official_checks()]
WHOLE = dict.fromkeys(VIEWS, "CHILD\n1")
LATE = {"582", "583", "584"}


def not_run(folder: Path) -> dict[str, str]:
    return could_not_run(read_and_check(discover(folder).files).findings)


def rests_on(check: Check, table: str) -> bool:
    tables = {need.removeprefix("last year's ").partition(".")[0] for need in check.needs}
    return table in {check.table, *tables}


def test_there_are_rules_enough():
    assert len(NUMBERS) == len(set(NUMBERS)) >= 60


@pytest.mark.parametrize("check", official_checks(), ids=lambda check: check.number)
def test_a_rule_is_whole_and_has_its_own_test(check: Check):
    assert check.table in VIEWS
    assert check.message
    assert not check.message.endswith(".")
    for field in check.fields:
        table, _, column = field.partition(".")
        assert column in layouts_of("ssda903")[table].column_names
    assert check.needs, "what it asks is known"
    text = (TESTS / f"test_check_{check.number.lower()}.py").read_text(encoding="utf-8")
    assert "broken" in text
    assert "kept" in text


def test_no_test_is_of_a_rule_that_is_not():
    tested = {path.stem.removeprefix("test_check_") for path in TESTS.glob("test_*.py")}
    assert tested == {number.lower() for number in NUMBERS}


def test_a_whole_return_with_the_year_before_leaves_no_rule_unasked(tmp_path):
    put_return(tmp_path / "this", "2026/27", WHOLE)
    put_return(tmp_path / "last", "2025/26", WHOLE)
    before = not_run(tmp_path / "this")
    assert before, "alone it has no year before"
    found = read_and_check(discover(tmp_path).files).findings.filter(rule="rule_could_not_run")
    assert found.filter(pl.col("file").str.starts_with("this/")).is_empty()


@pytest.mark.parametrize("absent", sorted(VIEWS))
def test_a_rule_without_a_table_it_needs_is_a_finding_and_never_a_pass(tmp_path, absent):
    for folder, year in (("this", "2026/27"), ("last", "2025/26")):
        put_return(tmp_path / folder, year, {name: drawn for name, drawn in WHOLE.items() if name != absent})
        if absent == "header":
            (tmp_path / folder / "header.csv").unlink()
    needing = {check.number for check in official_checks() if rests_on(check, absent)}
    assert needing <= not_run(tmp_path).keys()


def test_a_rule_without_a_column_it_needs_is_a_finding(tmp_path):
    put_return(tmp_path, "2026/27", {"episodes": "CHILD\n1"})
    text = (tmp_path / "episodes.csv").read_text(encoding="utf-8")
    (tmp_path / "episodes.csv").write_text(text.replace(",CIN,", ",", 1).replace(",N1,", ",", 1), encoding="utf-8")
    assert not_run(tmp_path)["504"] == "the episodes of the return has no column CIN"


def test_a_rule_that_needs_the_year_cannot_run_where_nothing_tells_it(tmp_path):
    put(tmp_path, "header.csv", [{**GOOD["header"], "SEX": ""}])
    told = not_run(tmp_path)
    assert told["301"] == told["582"] == "nothing says which collection year the return is of"
    assert "102" not in told


def test_what_could_not_be_asked_of_a_return_is_one_finding_that_counts_the_rules(tmp_path):
    put_return(tmp_path / "this", "2026/27", {"episodes": "CHILD | DECOM\n1 | 01/05/2026"})
    put_return(tmp_path / "last", "2025/26", {"episodes": "CHILD | DECOM\n1 | 01/05/2025"})
    found = read_and_check(discover(tmp_path).files).findings.filter(rule="rule_could_not_run")
    assert sorted(found["file"]) == ["last/header.csv", "this/header.csv"]
    (message,) = found.filter(file="this/header.csv")["message"]
    told = could_not_run(found, "this/")
    assert message.startswith(f"{len(told)} of {len(NUMBERS)} rules could not run, and are not passed; ")
    assert told["567"] == "the return has no SSDA903 missing"
    assert told["576"] == "the return of the year before has no SSDA903 missing"
    assert "502" not in told
    assert could_not_run(found, "last/")["502"] == "the return of the year before is not at hand"


def test_rules_are_asked_only_in_their_years(tmp_path):
    put_return(tmp_path, "2021/22", WHOLE)
    asked_of = {check.number for check in official_checks() if check.is_in_force(2021)}
    assert {number for number in NUMBERS if number not in asked_of} == {*LATE, *map(str, range(700, 711))}
    found = read_and_check(discover(tmp_path).files).findings
    assert not {number for number in could_not_run(found) if number.startswith("7")}
    assert not found["rule"].str.contains("ssda903_7").any()


def test_a_rule_that_is_dated_needs_to_know_the_year():
    made = {"fields": (), "message": "x", "is_broken": pl.col("DOB").is_null()}
    dated = Check(number="1", table="header", first_year="2024/25", last_year="2025/26", **made)
    assert [dated.is_in_force(year) for year in (2023, 2024, 2025, 2026)] == [False, True, True, False]
    assert dated.needs == {"header.DOB", "year"}
    always = Check(number="2", table="header", severity="query", **made)
    assert always.needs == {"header.DOB"}
    assert "department" in always.fault.do
    assert always.source.endswith("rule 2")


def test_two_authorities_of_one_build_are_judged_apart(tmp_path):
    """Both have a child 1. What one tells is no sequel to what the other tells."""
    put_return(tmp_path / "a", "2026/27", {"episodes": "CHILD | DECOM\n1 | 01/05/2026"})
    put_return(tmp_path / "b", "2026/27", {"episodes": "CHILD | DECOM\n1 | 01/06/2026"})
    manifest = tmp_path / "b" / "manifest.json"
    manifest.write_text(manifest.read_text().replace("E08000031", "E06000001"))
    assert read_and_check(discover(tmp_path).files).findings.filter(rule="ssda903_142").is_empty()


def test_an_unknown_word_of_a_rule_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        needs_of("episodes", "weather.tomorrow")
