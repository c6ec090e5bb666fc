"""The checks on a table: cells typed once, then each rule of a declared list asked of all rows at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl

from support.tables import files_in, put, row
from waypost.intake.checking import Checked, Rule, Tidying, check
from waypost.intake.findings import Fault
from waypost.intake.gathering import gather
from waypost.intake.layouts import layouts_of

BORN_LATE = Rule(
    Fault("born_late", "DOB is late", "Look.", is_refusal=True), ("DOB",), pl.col("DOB") > date(2024, 1, 1)
)
NO_UPN = Rule(Fault("no_upn", "UPN is empty", "Look."), ("UPN",), pl.col("UPN").is_null(), blanks=("SEX", "ETHNIC"))
BOTH = Rule(Fault("both", "both", "Look."), ("MOTHER", "MC_DOB"), pl.lit(False), blanks=("SEX",))


def checked(folder, table, rows, **how) -> Checked:
    put(folder, "t.csv", rows)
    source = next(source for source in ("ssda903", "cafcass") if table in layouts_of(source))
    return check(gather(layouts_of(source)[table], files_in(folder)), **how)


def told(found: Checked) -> list[tuple[str, str, str, bool]]:
    return sorted(found.findings.select("position", "rule", "message", "is_refusal").rows())


def test_a_good_row_is_typed_and_keyed(tmp_path):
    found = checked(tmp_path, "episodes", [row("episodes", LS="Full care order", DEC="01/06/2024")])
    (only,) = found.frame.select("CHILD", "DECOM", "LS", "DEC", "HOME_POST", "record_key").rows()
    assert only == ("1001", date(2024, 2, 15), "C2", date(2024, 6, 1), "ZZ1 1ZZ", "episodes/1001/2024-02-15")
    assert (found.read, found.accepted, told(found)) == ({"t.csv": 1}, {"t.csv": 1}, [])


def test_what_is_needed_refuses_and_what_is_not_is_emptied(tmp_path):
    rows = [
        row("episodes", DECOM="31/02/2024"),
        row("episodes", DEC="31/02/2024", LS="Q9"),
        row("episodes", CHILD=" ", DECOM="01/01/0024"),
    ]
    found = checked(tmp_path, "episodes", rows)
    assert told(found) == [
        ("row 2", "date_not_real", "DECOM is no day of the calendar and a row cannot stand without it", True),
        ("row 3", "code_not_known", "LS is not in the list of codes and was emptied", False),
        ("row 3", "date_not_real", "DEC is no day of the calendar and was emptied", False),
        (
            "row 4",
            "date_out_of_range",
            "DECOM is a day in a year that nobody can mean and a row cannot stand without it",
            True,
        ),
        ("row 4", "needed_empty", "CHILD is empty and a row cannot stand without it", True),
    ]
    assert found.frame["row_number"].to_list() == [3]
    assert found.accepted == {"t.csv": 1}


def test_rules_refuse_or_find_and_empty(tmp_path):
    rows = [row("header", DOB="01/02/2025"), row("header", CHILD="2", UPN=""), row("header", CHILD="3")]
    found = checked(tmp_path, "header", rows, rules=(BORN_LATE, NO_UPN))
    assert [(place, rule) for place, rule, _, _ in told(found)] == [("row 2", "born_late"), ("row 3", "no_upn")]
    assert found.frame.select("CHILD", "SEX", "ETHNIC").rows() == [("2", None, None), ("3", "female", "white_british")]


def test_a_rule_that_cannot_run_is_a_finding_and_never_a_pass(tmp_path):
    rows = [{name: cell for name, cell in row("header").items() if name != "MC_DOB"}]
    found = checked(tmp_path, "header", rows, rules=(BORN_LATE, BOTH))
    assert ("row 1", "rule_could_not_run", "the rule both could not run: there is no column MC_DOB", False) in told(
        found
    )


def test_tidying_brings_a_column_into_one_form_and_tells_what_it_lost(tmp_path):
    tidying = Tidying(
        "UPN",
        pl.col("UPN").str.extract(r"^([A-Z])$"),
        Fault("upn_odd", "UPN is odd", "Look."),
        nothing=("NONE",),
        is_let_pass=pl.col("UPN") == "9",
    )
    rows = [row("header", CHILD=str(n), UPN=upn) for n, upn in enumerate(["A", "AB", "none", "", "9"])]
    found = checked(tmp_path, "header", rows, tidyings=(tidying,))
    assert found.frame["UPN"].to_list() == ["A", None, None, None, None]
    assert told(found) == [("row 3", "upn_odd", "UPN is odd", False)]


def test_a_source_may_say_when_each_row_was_learnt(tmp_path):
    found = checked(tmp_path, "workforce", [row("workforce")], learnt_at="recorded_at")
    assert found.frame["learnt_at"].to_list() == [datetime(2024, 1, 2, 9, tzinfo=UTC)]


def test_no_message_holds_a_cell(tmp_path):
    rows = [dict.fromkeys(row("header"), "Qzanary"), dict.fromkeys(row("header"), "Qzanary")]
    assert "Qzanary" not in str(checked(tmp_path, "header", rows, rules=(NO_UPN,)).findings.rows())
