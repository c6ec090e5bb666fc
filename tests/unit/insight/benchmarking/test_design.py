"""Children by pattern: nobody is lost, the columns are those of the levels, and each row finds its own pattern."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from support.invented_cohorts import invented_cohort
from waypost.insight.benchmarking.design import INTERCEPT, Design, beside_patterns, patterns_of
from waypost.insight.benchmarking.outcome import CARE_WEEKS

DESIGN = Design((INTERCEPT, ("sex", "male"), ("ethnic_group", "asian"), ("ethnic_group", "black")))


@pytest.mark.parametrize("kind", [pl.String, pl.Categorical])
def test_the_columns_are_those_of_the_levels_and_the_commonest_has_none(kind: type[pl.DataType]):
    rows = pl.DataFrame(
        {"sex": ["male", "female", "male"], "ethnic_group": ["black", "white", "asian"]},
        schema={"sex": kind, "ethnic_group": kind},
    )
    assert DESIGN.matrix(rows).toarray().tolist() == [[1, 1, 0, 1], [1, 0, 0, 0], [1, 1, 1, 0]]
    assert DESIGN.matrix(rows, without="ethnic_group").toarray().tolist() == [[1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 0, 0]]
    assert DESIGN.factors == ("sex", "ethnic_group")
    assert (DESIGN.place_of("sex", "male"), DESIGN.place_of("sex", "female")) == (1, None)


def test_patterns_add_up_to_their_rows():
    rows = invented_cohort(CARE_WEEKS).rows
    patterns = patterns_of(rows, DESIGN.factors)
    assert patterns.height == rows.select(DESIGN.factors).n_unique() < rows.height
    assert patterns["children"].sum() == rows["children"].sum()
    assert patterns["total"].sum() == pytest.approx(rows["total"].sum())


def test_each_row_stands_beside_its_own_pattern():
    rows = invented_cohort(CARE_WEEKS).rows
    patterns = patterns_of(rows, DESIGN.factors)
    beside = beside_patterns(rows, patterns, DESIGN.factors, "pattern")
    assert beside["case"].to_list() == rows["case"].to_list()
    of_each = DESIGN.matrix(patterns).toarray()[beside["pattern"].to_numpy()]
    assert np.array_equal(of_each, DESIGN.matrix(rows).toarray())


def test_without_factors_all_are_alike():
    rows = invented_cohort(CARE_WEEKS).rows
    patterns = patterns_of(rows, ())
    assert patterns.height == 1
    assert set(beside_patterns(rows, patterns, (), "pattern")["pattern"]) == {0}
