"""The cases of the extract, now and at first."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from small_world import AUTHORITY, UNTIL
from waypost.synthetic.cafcass_cases import told_cases
from waypost.synthetic.cafcass_rows import known_cases


@pytest.fixture
def tell(world):
    """Tell the first case with some of its columns set."""

    def run(until=UNTIL, **values):
        case = known_cases(world, UNTIL).filter(true_case_id=10)
        changed = case.with_columns(pl.lit(value).cast(case.schema[name]).alias(name) for name, value in values.items())
        return told_cases(changed, until).row(0, named=True)

    return run


def test_a_case_to_which_nothing_happened_is_keyed_once(tell):
    row = tell()
    assert (row["_is_corrected"], row["_first_on"], row["_fact_on"]) == (False, None, date(2025, 3, 6))
    assert (row["court"], row["local_authority"], row["is_rule_16_4"]) == ("990001", AUTHORITY, False)


def test_a_transferred_case_was_elsewhere_at_first(tell):
    row = tell(
        transferred_on=date(2025, 7, 1),
        transferred_from_court="990077",
        authority_changed_on=date(2025, 8, 1),
        former_authority="E08000037",
    )
    assert (row["court"], row["local_authority"]) == ("990001", AUTHORITY)
    assert row["_at_first"] == {"court": "990077", "local_authority": "E08000037", "is_rule_16_4": False}
    assert (row["_first_on"], row["_fact_on"], row["_is_corrected"]) == (date(2025, 3, 6), date(2025, 8, 1), True)


def test_what_changes_after_the_last_day_is_told_as_it_was(tell):
    row = tell(date(2025, 6, 30), transferred_on=date(2025, 7, 1), transferred_from_court="990077")
    assert (row["court"], row["_is_corrected"]) == ("990077", False)


def test_what_changed_before_the_receipt_was_never_otherwise(tell):
    row = tell(transferred_on=date(2025, 3, 5), transferred_from_court="990077")
    assert (row["court"], row["_at_first"]["court"], row["_is_corrected"]) == ("990001", "990001", False)


def test_a_change_counts_from_its_day_on(tell):
    on_receipt = tell(transferred_on=date(2025, 3, 6), transferred_from_court="990077")
    assert (on_receipt["court"], on_receipt["_at_first"]["court"]) == ("990001", "990001")
    last = tell(date(2025, 7, 1), transferred_on=date(2025, 7, 1), transferred_from_court="990077")
    assert (last["court"], last["_is_corrected"]) == ("990001", True)


def test_a_guardian_under_rule_16_4_comes_later(tell):
    row = tell(is_rule_16_4=True, rule_16_4_on=date(2025, 7, 1))
    assert (row["is_rule_16_4"], row["_at_first"]["is_rule_16_4"]) == (True, False)
    assert tell(date(2025, 6, 1), is_rule_16_4=True, rule_16_4_on=date(2025, 7, 1))["is_rule_16_4"] is False
