"""Running the department's rules."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import polars as pl
import pytest

from support.census import census, child, cin_details, element, header, module, plan, put, read_folder, read_text, rules
from waypost.intake.cin import checking, checks
from waypost.intake.cin.checking import CENSUS, CHILDREN, official_checks
from waypost.intake.cin.facts import FACTS
from waypost.intake.cin.layout import blocks
from waypost.intake.cin.official import Check

NAMES = [module.name for module in pkgutil.iter_modules(checks.__path__)]
ABOVE = {"child", "cin_details", "child_protection_plan"}


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_is_whole_and_asks_what_can_be_answered(name):
    check = importlib.import_module(f"waypost.intake.cin.checks.{name}").CHECK
    assert name == f"check_{check.number.lower()}"
    assert (check.severity == "query") is check.number.endswith("Q")
    assert check.block in {*blocks(), CENSUS, CHILDREN}
    leaves = {leaf.field.name for block in blocks().values() for leaf in block.leaves}
    assert set(check.fields) <= leaves
    for need in (
        check.needs
        - FACTS.keys()
        - {"year.begins_on", "year.ends_on", "modules", "modules_begun", "child_row", "cin_details_row"}
    ):
        above, _, leaf = need.rpartition(".")
        of = above if above in ABOVE else check.block
        assert check.block == CHILDREN or leaf in {one.field.name for one in blocks()[of].leaves}
    assert Path(__file__).with_name("checks").joinpath(f"test_{name}.py").is_file()


def test_there_are_39_in_the_order_of_their_numbers():
    numbers = [check.number for check in official_checks()]
    assert len(numbers) == len(set(numbers)) == 39
    assert numbers == sorted(numbers)


def test_module_5_is_asked_about_from_2026_27_on(tmp_path):
    head = header(Year="2026", ReferenceDate="2026-03-31")
    early = child(cin_details(module(PPStartDate="2020-01-01"), CINreferralDate="2025-05-06"))
    told = {rule for _, rule in rules(read_text(tmp_path, early, head=head))}
    assert told == {"element_of_another_year"}
    reading = read_text(tmp_path, child(), head=head)
    assert reading.findings.is_empty()


def test_without_a_year_what_hangs_on_it_is_told_and_never_passed(tmp_path):
    ended = cin_details(module(LetterInitCPDate="2020-01-01"), CINclosureDate="2020-01-01")
    reading = read_text(tmp_path, child(ended), head=header(Year=None, ReferenceDate=None))
    (told,) = reading.findings.filter(rule="rule_could_not_run")["message"]
    asked, _, numbers = told.partition("; nothing says of which year the census is: ")
    unasked = {check.number for check in official_checks() if check.is_dated or check.needs & checking._YEAR}
    assert asked == f"{len(unasked)} of 39 rules could not run, and are not passed"
    assert set(numbers.split(", ")) == unasked
    assert {"9013", "8620"} <= unasked
    assert {"cin_8630", "cin_8805"} <= {rule for _, rule in rules(reading)}


def test_a_file_that_is_not_whole_is_not_judged_as_a_whole(tmp_path):
    text = census(child(), child())[:-30]
    told = read_folder(put(tmp_path, text)).findings.filter(rule="rule_could_not_run")["message"].to_list()
    assert told == ["3 of 39 rules could not run, and are not passed; the file is not whole: 8510, 8995Q, 9000Q"]


def test_a_row_that_was_refused_is_not_judged(tmp_path):
    reading = read_text(tmp_path, child(number=None, PersonBirthDate=None))
    assert "cin_8525" not in {rule for _, rule in rules(reading)}


def test_a_block_out_of_place_has_nothing_above_it_to_be_judged_by(tmp_path):
    reading = read_text(
        tmp_path,
        element("Child", element("ChildIdentifiers", LAchildID="1", ExpectedPersonBirthDate="2027-05-01"), plan()),
    )
    assert {rule for _, rule in rules(reading)} == {"cin_8590", "element_out_of_place"}


def test_a_rule_of_one_year_only():
    check = Check(
        number="1",
        block="child",
        fields=(),
        message="m",
        is_broken=pl.lit(value=True),
        first_year="2024/25",
        last_year="2025/26",
    )
    assert [check.is_in_force(year) for year in (2023, 2024, 2025, 2026)] == [False, True, True, False]
    assert check.is_dated
    assert (check.rule, check.fault.do) == ("cin_1", "Put it right in the census.")


def test_rules_are_found_once():
    assert checking.official_checks() is checking.official_checks()
