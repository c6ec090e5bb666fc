"""How long proceedings last."""

import numpy as np
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.durations import SHAPES, area_factors, draw_closing_days, draw_days, shape_position


def _weeks(shape: str, factor: float = 1.0) -> np.ndarray:
    size = 40_000
    days = draw_days(stream(1, "x"), np.full(size, shape_position(shape)), np.full(size, factor))
    return days / 7


def test_care_proceedings_last_as_published():
    weeks = _weeks("section_31")
    assert weeks.mean() == pytest.approx(39, abs=1.5)
    assert (weeks <= 26).mean() == pytest.approx(0.351, abs=0.02)


def test_no_case_is_shorter_than_its_least_or_longer_than_the_longest():
    for shape in SHAPES:
        weeks = _weeks(shape)
        assert weeks.min() >= 0.9
        assert weeks.max() <= 230


def test_a_slow_area_is_slow():
    assert np.median(_weeks("section_31", 1.5)) == pytest.approx(1.5 * np.median(_weeks("section_31")), rel=0.01)


def test_closing_never_pushes_the_order_into_the_first_half():
    days = np.repeat([6, 60, 600], 1000)
    after = draw_closing_days(stream(1, "x"), days)
    assert (after <= days // 3).all()
    assert (after <= 70).all()
    assert np.median(after[2000:]) == pytest.approx(9, abs=1)


def test_areas_differ_a_little():
    factors = area_factors(stream(1, "x"), 40)
    assert len(set(factors.tolist())) == 40
    assert 0.7 < factors.min() < factors.max() < 1.4
