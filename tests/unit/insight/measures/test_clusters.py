"""Standard errors that respect the case: a hand-made example, what textbooks give, and what simulation shows."""

from __future__ import annotations

from math import isclose, sqrt

import numpy as np
import pytest

from waypost.insight.measures import readings
from waypost.insight.measures.clusters import Tally, read_with_error, tally_of, together
from waypost.insight.measures.library import caseload, closed_within_26_weeks, duration_of_closed_cases
from waypost.journeys.question import Answer

SHARE = closed_within_26_weeks.MEASURE.method("statute")
MEAN = duration_of_closed_cases.MEASURE.method("applications_mean")
EACH = caseload.MEASURE.method("mean")


def shares(*cases: tuple[int, int]) -> Tally:
    """Tally cases given as (children counted, children of whom it holds)."""
    return tally_of(SHARE.question, [Answer((f"P-{n}",), size, held) for n, (size, held) in enumerate(cases)])


def means(*cases: tuple[int, ...]) -> Tally:
    """Tally cases given as the days of each of their children."""
    answers = [
        Answer((f"P-{n}",), len(c), total=sum(c), total_of_squares=sum(d * d for d in c)) for n, c in enumerate(cases)
    ]
    return tally_of(MEAN.question, answers)


def test_by_hand() -> None:
    # Three cases: 2 of 3 children, 0 of 1, 4 of 4. p = 6/8. Residuals 2 - 9/4, 0 - 3/4, 4 - 3: -1/4, -3/4, 1.
    tally = shares((3, 2), (1, 0), (4, 4))
    assert (tally.clusters, tally.numerator, tally.denominator) == (3, 6, 8)
    assert tally.ratio == 0.75
    assert isclose(tally.standard_error, sqrt(1 / 16 + 9 / 16 + 1) / 8)


def test_cases_of_one_child_give_the_binomial_error() -> None:
    tally = shares(*[(1, 1)] * 30, *[(1, 0)] * 70)
    assert isclose(tally.standard_error, sqrt(0.3 * 0.7 / 100))


def test_children_who_share_their_fate_are_one_draw() -> None:
    together_they_fall = shares(*[(4, 4)] * 30, *[(4, 0)] * 70)
    assert isclose(together_they_fall.standard_error, sqrt(0.3 * 0.7 / 100))


def test_a_means_error_is_that_of_independent_cases() -> None:
    days = [100, 200, 260, 300, 490]
    tally = means(*[(day,) for day in days])
    assert isclose(tally.standard_error, np.std(days) / sqrt(len(days)))
    assert read_with_error(MEAN, tally) == pytest.approx((np.mean(days) / 7, np.std(days) / sqrt(len(days)) / 7))


def test_a_reading_and_its_error_are_in_the_methods_unit() -> None:
    tally = shares((3, 2), (1, 0), (4, 4))
    read = read_with_error(SHARE, tally)
    assert read == pytest.approx((75.0, 100 * tally.standard_error))
    assert read is not None
    assert read[0] == readings.percent(tally.answer).value  # type: ignore[union-attr]


def test_of_each_practitioner_the_cases_are_counted() -> None:
    answers = [Answer((f"W{n}",), 1, total=cases, total_of_squares=cases**2) for n, cases in enumerate((10, 20, 24))]
    tally = tally_of(EACH.question, answers)
    assert read_with_error(EACH, tally) == pytest.approx((18.0, np.std([10, 20, 24]) / sqrt(3)))


def test_where_nobody_counts_nothing_is_read_and_where_it_holds_for_nobody_there_is_no_error() -> None:
    assert read_with_error(SHARE, Tally()) is None
    assert read_with_error(SHARE, tally_of(SHARE.question, [])) is None
    assert read_with_error(SHARE, shares((3, 0), (2, 0))) == (0.0, 0.0)


def test_several_records_together_are_the_record_of_all() -> None:
    one, other = [(3, 2), (1, 0)], [(4, 4), (2, 1), (2, 2)]
    assert together([shares(*one), shares(*other)]) == shares(*one, *other)
    assert together([]) == Tally()
    days = [(100, 120), (300,)], [(50,), (260, 260, 500)]
    assert together([means(*part) for part in days]) == means(*days[0], *days[1])


def test_simulation_agrees_with_the_error_and_not_with_that_of_independent_children() -> None:
    chance = np.random.default_rng(7)
    values, errors = [], []
    for _ in range(400):
        sizes = chance.integers(1, 6, 150)
        share = chance.beta(1.2, 2.8, 150)  # children of one case share their fate
        tally = shares(*zip(sizes.tolist(), chance.binomial(sizes, share).tolist(), strict=True))
        values.append(tally.ratio)
        errors.append(tally.standard_error)
    seen, claimed = float(np.std(values)), float(np.mean(errors))
    assert claimed == pytest.approx(seen, rel=0.08)
    independent = sqrt(0.3 * 0.7 / (150 * 3))
    assert claimed > 1.15 * independent
    far = np.mean(np.abs((np.array(values) - 0.3) / np.array(errors)) > 1.96)
    assert 0.02 < far < 0.09
