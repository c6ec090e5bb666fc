"""Families change places: the area has more large ones, nobody else's life changes, and no family is gone."""

from __future__ import annotations

import numpy as np
import pytest

from support.planted_worlds import ground, grown
from waypost.synthetic.planting.area import plant_area
from waypost.synthetic.scenario_parts import Area

ADDED = 0.15


@pytest.fixture(scope="module")
def after():
    return plant_area(ground(), grown(), 0, Area("birmingham", harder_mix={"many_children": ADDED}))


def test_the_share_of_large_families_rises_as_asked(after):
    on, given = ground(), after.population

    def share(population):
        area = on.known.authority_area[population.families.authority]
        has = np.isin(population.families.family, population.cases.family)
        is_here = (area == on.known.areas.index("birmingham")) & population.families.is_public & has
        return (population.families.children >= 3)[is_here].mean()

    assert share(given) - share(on.drawn) == pytest.approx(ADDED, abs=0.05)


def test_places_are_swapped_one_for_one(after):
    before, given = ground().drawn, after.population
    assert sorted(before.families.authority) == sorted(given.families.authority)
    moved = before.families.authority != given.families.authority
    assert moved.sum() % 2 == 0
    assert moved.sum() > 10
    assert (given.cases.is_public | (given.cases.area == before.cases.area)).all()


def test_every_case_is_in_a_court_and_an_authority_of_its_area(after):
    known, cases = ground().known, after.population.cases
    changed = cases.authority != ground().drawn.cases.authority
    assert changed.sum() > 10
    assert (known.court_area[cases.court] == cases.area)[changed].all()
    assert (known.authority_area[cases.authority] == cases.area)[changed].all()
    assert (cases.former_court == cases.court)[changed].all()


def test_the_truth_says_who_came_and_who_left(after):
    rows = after.cases[0].vstack(after.cases[1])
    assert set(rows["trait"]) == {"many_children", "few_children"}
    changed = np.flatnonzero(after.population.cases.final != ground().drawn.cases.final) + 1
    assert set(changed.tolist()) <= set(rows["case_id"].to_list())
    came = rows.filter(trait="many_children")
    assert set(came["area"]) == {"birmingham"}
