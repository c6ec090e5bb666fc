"""The financial model: sums, intervals, seeds, and which unit cost the doubt hangs on."""

from __future__ import annotations

import pytest

from support.invented_costs import COSTS, FOSTER, LAWYERS, SCOPE, used
from waypost.insight.cost.model import price


def test_sums_are_quantities_at_central_unit_costs() -> None:
    model = price(COSTS, used(), seed=1)
    assert model.whole.central == pytest.approx(400 * 700 + 1000 * 100 + 60 * 1000 + 300 * 100)
    weekly = 400 * 700 + 1000 * 100
    assert model.weekly.central == pytest.approx(weekly / SCOPE.weeks)
    assert model.of_a_case_week.central == pytest.approx(weekly / 1000)
    assert model.of_a_child_week.central == pytest.approx(weekly / 2000)
    assert model.week_less.central == pytest.approx(weekly / 1000 * 20 * (365.25 / 7) / SCOPE.weeks)


def test_payers_and_stages_part_the_journey_of_a_child() -> None:
    model = price(COSTS, used(), seed=1)
    assert model.journey.central == pytest.approx(model.whole.central / 40)
    for parts in (model.by_payer, model.by_stage):
        assert sum(part.central for part in parts.values()) == pytest.approx(model.journey.central)
    in_court = sum(part.central for part in model.in_court_by_payer.values())
    assert in_court == pytest.approx(model.by_stage["in_court"].central)
    assert model.in_court_by_payer["local_authority"].central == pytest.approx(1000 * 100 / 40)
    assert model.by_payer["court"].central == pytest.approx(60 * 1000 / 40)
    assert model.by_stage["before_court"].central == pytest.approx(300 * 100 / 40)


def test_an_interval_holds_four_fifths_and_its_middle_is_the_central_value() -> None:
    model = price((FOSTER,), used(), seed=1)
    assert model.whole.lower < model.whole.central < model.whole.upper
    assert model.whole.lower > 400 * 600
    assert model.whole.upper < 400 * 1200
    below = 1 - (2 * 0.1) ** 0.5  # a tenth of draws lies below this part of the way down to low
    assert model.whole.lower == pytest.approx(400 * (700 - 100 * below), rel=0.01)


def test_the_same_seed_gives_the_same_numbers_and_another_does_not() -> None:
    assert price(COSTS, used(), seed=4) == price(COSTS, used(), seed=4)
    assert price(COSTS, used(), seed=4).weekly.upper != price(COSTS, used(), seed=5).weekly.upper


def test_the_doubt_hangs_on_what_is_doubtful_and_grows_with_the_weeks() -> None:
    doubt = {one.cost.name: one.share_of_doubt for one in price(COSTS, used(), seed=1).priced}
    assert doubt == {"foster": pytest.approx(1.0), "lawyers": 0, "hearing": 0, "before": 0}
    known = price((LAWYERS,), used(), seed=1)
    assert known.whole.lower == known.whole.upper == known.whole.central
    assert known.priced[0].share_of_doubt == 0
