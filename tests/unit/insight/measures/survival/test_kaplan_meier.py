"""Kaplan and Meier's estimate and the restricted mean agree with kept libraries, and hold where they must."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import CensoredData, ecdf  # type: ignore[import-untyped]

from unit.insight.measures.survival.told_cases import AT_ISSUE, DAYS, ENDS, ENTRIES, table_of
from waypost.insight.measures.survival.kaplan_meier import Z_95, restricted_mean, share_ended, still_open

LIFELINES = {
    105: (0.25624999999999987, 0.12400416, 0.48418525),
    182: (0.3933333333333334, 0.22675224, 0.6214101),
    364: (0.7407407407407407, 0.54300754, 0.90241884),
}
LIFELINES_LATE_ENTRY = {
    105: (0.3229166666666665, 0.16026797, 0.58129899),
    182: (0.4791666666666664, 0.28561328, 0.71781914),
    364: (0.7863769531249998, 0.59967704, 0.92590998),
}
LIFELINES_RESTRICTED_MEAN = {182: 154.59791666666666, 364: 237.3171759259259, 455: 257.3449537037037}


@pytest.mark.parametrize(("entries", "expected"), [(AT_ISSUE, LIFELINES), (ENTRIES, LIFELINES_LATE_ENTRY)])
def test_shares_and_intervals_are_those_of_lifelines(entries, expected):
    table = table_of(DAYS, ENDS, entries)
    for age, (value, lower, upper) in expected.items():
        found = share_ended(table, age)
        assert found is not None
        assert (found.value, found.lower, found.upper) == pytest.approx((value, lower, upper), abs=1e-7)


def test_the_curve_is_that_of_scipy_on_many_cases_with_ties():
    chance = np.random.default_rng(7)
    days, is_open = chance.integers(0, 120, 3_000), chance.random(3_000) < 0.3
    table = table_of(days.tolist(), (~is_open).astype(int).tolist(), [0] * 3_000, kinds=1)
    theirs = ecdf(CensoredData.right_censored(days, is_open)).sf
    ours = still_open(table)
    found = dict(zip(ours.ages.tolist(), ours.share, strict=True))
    assert [found[int(age)] for age in theirs.quantiles] == pytest.approx(theirs.probabilities.tolist(), abs=1e-12)


def test_the_restricted_mean_is_that_of_lifelines():
    table = table_of(DAYS, ENDS, AT_ISSUE)
    for horizon, mean in LIFELINES_RESTRICTED_MEAN.items():
        found = restricted_mean(table, horizon)
        assert found is not None
        assert found.value == pytest.approx(mean, abs=1e-9)


def test_where_no_case_is_open_it_is_the_plain_mean_with_the_plain_error():
    days = [10, 20, 20, 40, 55, 70, 70, 90]
    found = restricted_mean(table_of(days, [1] * 8, [0] * 8, kinds=1), 100)
    assert found is not None
    assert found.upper is not None
    assert found.value == pytest.approx(np.mean(days))
    assert (found.upper - found.value) / Z_95 == pytest.approx(np.std(days) / np.sqrt(8))


def test_leaving_old_cases_open_makes_it_longer_and_the_plain_mean_shorter():
    ended = [100, 120, 140, 160, 180, 600, 650, 700]
    whole = restricted_mean(table_of(ended, [1] * 8, [0] * 8, kinds=1), 600)
    held = restricted_mean(table_of([*ended[:5], 610, 660, 710], [1] * 5 + [0] * 3, [0] * 8, kinds=1), 600)
    assert whole is not None
    assert held is not None
    assert held.value == pytest.approx(whole.value)
    assert np.mean(ended[:5]) < np.mean(ended)


def test_nothing_is_told_beyond_what_was_watched():
    table = table_of([10, 20], [1, 0], [0, 0], kinds=1)
    assert share_ended(table, 21) is None
    assert restricted_mean(table, 21) is None
    assert restricted_mean(table_of([10, 20], [1, 1], [0, 0], kinds=1), 21) is not None, (
        "all have ended: no more to see"
    )


def test_before_anything_ended_there_is_nothing_and_no_interval():
    found = share_ended(table_of([10, 20], [1, 0], [0, 0], kinds=1), 5)
    assert found is not None
    assert (found.value, found.lower, found.upper) == (0, None, None)
    none_ended = restricted_mean(table_of([30, 30], [0, 0], [0, 0], kinds=1), 20)
    assert none_ended is not None
    assert (none_ended.value, none_ended.lower) == (20, None)


def test_a_table_that_begins_late_has_nothing_before_it():
    found = share_ended(table_of([10], [1], [4], kinds=1), 2)
    assert found is not None
    assert found.value == 0
