"""The return against the truth, on a county made small: what is right counts, and what is made up does not."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from support.agreements import usable
from waypost.pipeline.returns.evaluate import NoTruthOfReturns, evaluate_returns, read_truth
from waypost.pipeline.returns.fill import fill, read_year
from waypost.pipeline.returns.record import open_for_returns
from waypost.vocabulary.sharing_terms import ASSURANCE


@pytest.fixture(scope="module")
def opened(built):
    return open_for_returns(usable(built, ASSURANCE))


@pytest.fixture(scope="module")
def truth(county):
    return read_truth(county / "truth")


@pytest.fixture(scope="module")
def filled(opened):
    return fill(opened)


def measure(filled, truth, opened):
    return evaluate_returns(filled, truth, opened.identities, opened.statements)


def test_nearly_all_that_is_filled_is_true(filled, truth, opened):
    told = measure(filled, truth, opened)
    assert told["rows_found"] > 100
    assert told["share_true"] >= 0.99
    assert told["ssd_fields_filled"] >= 16
    assert told["fields"]["child_protection_plans"]["filled_of_known"] is None, "nobody knows the truth of it"


def test_a_value_that_is_wrong_is_counted(filled, truth, opened):
    before = measure(filled, truth, opened)["fields"]["court_hearings"]
    wrong = filled.answers.with_columns(
        value=pl.when((pl.col("field") == "court_hearings") & pl.col("value").is_not_null())
        .then(pl.lit("99"))
        .otherwise("value")
    )
    after = measure(replace(filled, answers=wrong), truth, opened)["fields"]["court_hearings"]
    assert (after["filled"], after["true"]) == (before["filled"], 0)


def test_a_row_that_no_true_one_stands_behind_is_made_up(filled, truth, opened):
    strangers = filled.rows.with_columns(number=pl.lit("none"), child_id=pl.lit("C-none"))
    told = measure(replace(filled, rows=strangers), truth, opened)
    assert (told["rows_found"], told["rows_made_up"], told["true"]) == (0, filled.rows.height, 0)


def test_families_that_are_torn_apart_or_thrown_together_are_wrong(filled, truth, opened):
    for value in (pl.col("row"), pl.lit("one")):
        mixed = filled.answers.with_columns(
            value=pl.when(pl.col("field") == "family_id").then(value).otherwise("value")
        )
        told = measure(replace(filled, answers=mixed), truth, opened)["fields"]["family_id"]
        assert told["true_of_filled"] < 0.7


def test_a_number_of_another_child_is_wrong(filled, truth, opened):
    numbers = filled.answers.filter(field="person_id")["value"]
    shifted = dict(zip(numbers, numbers.shift(1).fill_null(numbers[-1]), strict=True))
    value = pl.when(pl.col("field") == "person_id").then(pl.col("value").replace(shifted)).otherwise("value")
    told = measure(replace(filled, answers=filled.answers.with_columns(value=value)), truth, opened)
    assert told["fields"]["person_id"]["true_of_filled"] < 0.2


def test_a_year_counts_what_truly_began_in_it(opened, truth):
    told = measure(fill(opened, year=read_year("2026/27")), truth, opened)
    assert 0 < told["rows"] < truth.returns.height
    assert told["share_true"] >= 0.97


def test_a_folder_without_the_truth_is_named(tmp_path):
    with pytest.raises(NoTruthOfReturns, match="--truth"):
        read_truth(tmp_path)
