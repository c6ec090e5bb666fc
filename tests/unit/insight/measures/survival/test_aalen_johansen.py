"""Aalen and Johansen's estimate agrees with kept libraries; the ends and what is still open add up to one."""

from __future__ import annotations

import numpy as np
import pytest

from unit.insight.measures.survival.told_cases import AT_ISSUE, DAYS, ENDS, ENTRIES, table_of
from waypost.insight.measures.survival.aalen_johansen import share_ended_by
from waypost.insight.measures.survival.kaplan_meier import share_ended

STATSMODELS = {
    (0, 182): 0.30791666666666667,
    (0, 364): 0.5568055555555556,
    (1, 182): 0.08541666666666667,
    (1, 364): 0.1372685185185185,
    (2, 182): 0.0,
    (2, 364): 0.046666666666666676,
}
LIFELINES_UNTIED = {
    (0, 2000): (0.3079166666666666, 0.13634479, 0.49840493),
    (0, 3700): (0.5701833333333333, 0.33082431, 0.75177064),
    (1, 2000): (0.08541666666666667, 0.01472566, 0.23813861),
    (1, 3700): (0.13675, 0.03383546, 0.31067839),
}


def test_shares_are_those_of_statsmodels_on_ties():
    table = table_of(DAYS, ENDS, AT_ISSUE)
    for (end, age), value in STATSMODELS.items():
        found = share_ended_by(table, end, age)
        assert found is not None
        assert found.value == pytest.approx(value, abs=1e-12)


def test_shares_and_intervals_are_those_of_lifelines_where_nothing_ties():
    order = np.argsort(DAYS, kind="stable")
    days = [day * 10 + place for place, day in enumerate(sorted(DAYS))]
    table = table_of(days, [ENDS[place] for place in order], AT_ISSUE)
    for (end, age), expected in LIFELINES_UNTIED.items():
        found = share_ended_by(table, end, age)
        assert found is not None
        assert (found.value, found.lower, found.upper) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize("entries", [AT_ISSUE, ENTRIES])
def test_the_ends_add_up_to_all_that_have_ended(entries):
    table = table_of(DAYS, ENDS, entries)
    for age in (105, 182, 364):
        parts = [share_ended_by(table, end, age) for end in range(3)]
        whole = share_ended(table, age)
        assert whole is not None
        assert sum(part.value for part in parts if part is not None) == pytest.approx(whole.value)


def test_nothing_is_told_beyond_what_was_watched_and_nothing_has_ended_before_the_first_day():
    table = table_of([10, 20], [1, 0], [4, 4], kinds=1)
    assert share_ended_by(table, 0, 21) is None
    found = share_ended_by(table, 0, 3)
    assert found is not None
    assert (found.value, found.lower) == (0, None)
