"""How long proceedings last."""

import numpy as np
import pytest

from waypost.synthetic.chance import happens, pick, stream
from waypost.synthetic.durations import (
    SHAPES,
    area_factors,
    draw_closing_days,
    draw_days,
    shape_position,
    trait_factors,
    trait_times,
)
from waypost.synthetic.rates import rates


def _weeks(shape: str, factor: float = 1.0) -> np.ndarray:
    size = 40_000
    days = draw_days(stream(1, "x"), np.full(size, shape_position(shape)), np.full(size, factor))
    return days / 7


def test_care_proceedings_last_as_published():
    days = draw_days(stream(1, "x"), np.full(40_000, shape_position("section_31")), np.full(40_000, 1.0))
    to_final = (days - draw_closing_days(stream(1, "y"), days)) / 7
    assert to_final.mean() == pytest.approx(39, abs=1.0)  # what is calibrated is who closed in a quarter: evaluate
    assert (to_final <= 26).mean() == pytest.approx(0.351, abs=0.02)


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
    weight = np.arange(1.0, 41.0)
    factors = area_factors(stream(1, "x"), weight)
    assert len(set(factors.tolist())) == 40
    assert 0.7 < factors.min() < factors.max() < 1.4
    assert (factors * weight).sum() / weight.sum() == pytest.approx(1.0), "one on average over the country's cases"


def test_each_trait_makes_a_case_longer():
    given = rates("proceedings").table("traits")
    yes, no = np.array([True]), np.array([False])
    assert trait_times(no, no, np.array([1])).item() == 1.0
    assert trait_times(yes, no, np.array([1])).item() == given["has_relatives_abroad"]["times"]
    assert trait_times(no, yes, np.array([1])).item() == given["needs_interpreter"]["times"]
    assert trait_times(no, no, np.array([3])).item() == pytest.approx(given["each_child_beyond_first"]["times"] ** 2)


@pytest.mark.parametrize("law", ["public", "private"])
def test_the_factors_of_traits_are_one_on_average(law: str):
    size, chance, given = 200_000, stream(1, "x"), rates("proceedings").table("traits")
    children = 1 + pick(chance, rates("families").shares(f"children_in_family_{law}"), size)
    abroad, need = (
        happens(chance, given[name]["share"], size) for name in ("has_relatives_abroad", "needs_interpreter")
    )
    factors = trait_factors(abroad, need, children, np.full(size, law == "public"))
    assert factors.mean() == pytest.approx(1.0, abs=0.001)
    assert factors.max() / factors.min() > 1.3
