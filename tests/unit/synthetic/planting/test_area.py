"""A slow area lasts longer by the factor or the weeks; a harder mix by the factor of its traits, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from support.planted_worlds import ground, grown
from waypost.synthetic.planting.area import plant_area
from waypost.synthetic.scenario_parts import Area, SlowBy

AREA = "birmingham"


def here(law: str | None = None):
    on = ground()
    cases = on.drawn.cases
    is_in = cases.area == on.known.areas.index(AREA)
    return is_in if law is None else is_in & (cases.is_public == (law == "public"))


def test_times_are_of_the_whole_duration_and_of_no_other_area():
    after = plant_area(ground(), grown(), 0, Area(AREA, SlowBy(times=1.3)))
    before, cases = ground().drawn.cases, after.population.cases
    ratio = (cases.closed - cases.issued) / np.maximum(before.closed - before.issued, 1)
    assert np.median(ratio[here()]) == pytest.approx(1.3, abs=0.02)
    assert (ratio[~here()] <= 1.0).all()
    assert (cases.final == before.final)[~here()].all()


def test_weeks_are_added_to_one_law_alone():
    after = plant_area(ground(), grown(), 0, Area(AREA, SlowBy(weeks=6), law="private"))
    days = after.population.cases.final - ground().drawn.cases.final
    assert np.median(days[here("private")]) == 42
    assert not days[~here("private")].any()
    rows = after.cases[0]
    assert set(rows["law"]) == {"private"}
    assert rows["weeks"].median() == 6


def test_a_quicker_area_is_quicker():
    after = plant_area(ground(), grown(), 0, Area(AREA, SlowBy(times=0.8)))
    days = after.population.cases.final - ground().drawn.cases.final
    assert (days[here()] <= 0).all()
    assert days[here()].mean() < -10


def test_a_trait_is_given_to_as_many_families_as_asked_and_lengthens_their_cases():
    on, before = ground(), ground().drawn
    after = plant_area(on, grown(), 0, Area(AREA, harder_mix={"has_relatives_abroad": 0.3}))
    given = after.population
    families = np.unique(before.cases.family[here()])
    added = given.families.has_relatives_abroad[families].mean() - before.families.has_relatives_abroad[families].mean()
    assert added == pytest.approx(0.3, abs=0.04)
    gained = given.cases.has_relatives_abroad & ~before.cases.has_relatives_abroad
    assert (given.cases.final != before.cases.final).sum() <= gained.sum()
    ratio = (given.cases.closed - given.cases.issued)[gained] / (before.cases.closed - before.cases.issued)[gained]
    assert np.median(ratio) == pytest.approx(1.25, abs=0.02)
    assert set(after.cases[0]["trait"]) == {"has_relatives_abroad"}


def test_a_share_of_nothing_changes_nothing():
    after = plant_area(ground(), grown(), 0, Area(AREA, harder_mix={"needs_interpreter": 0.0}))
    assert (after.population.cases.final == ground().drawn.cases.final).all()
    assert after.cases[0].is_empty()
