"""When children are born against the case that brings the family to court."""

import numpy as np
import pytest

from support.invented_parts import parts
from waypost.synthetic.cases import SECTION_31, Families, application_position
from waypost.synthetic.chance import stream
from waypost.synthetic.children import NO_CASE, YEAR, first_children, newborns


def _families(application: int, children: int, size: int = 4000) -> Families:
    same = np.ones(size, dtype=np.int64)
    no = np.zeros(size, dtype=np.bool_)
    return Families(np.arange(size), same.astype(np.bool_), same * application, same * 0, same * children, no, no)


def test_only_care_proceedings_can_be_for_the_unborn():
    begun = np.full(4000, 19_000)
    care = first_children(stream(1, "x"), _families(SECTION_31, 1), begun)
    assert 0.01 < (care.born > 19_000).mean() < 0.04
    other = first_children(stream(1, "x"), _families(application_position("education_supervision"), 1), begun)
    assert not (other.born > 19_000).any()


def test_children_deprived_of_liberty_are_older():
    begun = np.full(4000, 19_000)
    found = first_children(stream(1, "x"), _families(application_position("deprivation_of_liberty"), 1), begun)
    age = (19_000 - found.born) / YEAR
    assert age.min() >= 4
    assert ((age >= 13) & (age < 16)).mean() == pytest.approx(0.6, abs=0.03)


def test_siblings_are_spaced_or_twins():
    found = first_children(stream(1, "x"), _families(SECTION_31, 3), np.full(4000, 19_000))
    gap = np.diff(found.born)[found.place[1:] > 0]
    is_twin = found.is_twin[1:][found.place[1:] > 0]
    assert (gap[is_twin] == 0).all()
    assert (gap[~is_twin] <= -0.9 * YEAR + 1).all()
    assert is_twin.sum() / len(found) == pytest.approx(0.015, abs=0.005)


def test_nobody_is_too_old():
    found = first_children(stream(1, "x"), _families(SECTION_31, 5), np.full(4000, 19_000))
    assert ((19_000 - found.born) / YEAR).max() <= 15.9
    assert (np.bincount(found.family) >= 1).all(), "the youngest is always there"


def test_newborns_are_named_only_when_born():
    born, is_named = newborns(stream(1, "x"), np.full(10_000, 100), can_be_unborn=True)
    assert not is_named[born > 100].any()
    assert 0.2 < is_named[born <= 100].mean() < 0.4
    assert born.min() >= 86
    assert born.max() <= 121


def test_new_babies_belong_to_their_case_and_are_spaced():
    given = parts().population
    babies = given.children.take(given.children.baby_of != NO_CASE)
    assert len(babies) > 10
    assert (given.cases.family[babies.baby_of] == babies.family).all()
    is_late = babies.joined_late
    assert (babies.born[is_late] > given.cases.issued[babies.baby_of[is_late]]).all()
    assert given.cases.is_new_baby[babies.baby_of[~is_late]].all()
