"""Which child is in which case, and how it ends for each."""

import numpy as np

from support.invented_parts import parts
from waypost.synthetic.cases import DISCHARGE, SECTION_31, is_consolidated, outcome_position
from waypost.synthetic.children import YEAR


def _given():
    population = parts().population
    return population.cases, population.children, population.memberships


def test_children_are_in_cases_of_their_own_family():
    cases, children, members = _given()
    assert (cases.family[members.case] == children.family[members.child]).all()
    assert len(np.unique(members.case)) == len(cases)


def test_a_new_baby_comes_alone():
    cases, _, members = _given()
    counts = np.bincount(members.case, minlength=len(cases))
    assert cases.is_new_baby.sum() > 5
    assert (counts[cases.is_new_baby] == 1).all()


def test_no_care_order_from_seventeen_and_no_placement_order_for_older_children():
    cases, children, members = _given()
    age = (cases.final[members.case] - children.born[members.child]) / YEAR
    is_care_case = cases.application[members.case] == SECTION_31
    care = np.isin(members.outcome, [outcome_position("care_order"), outcome_position("supervision_order")])
    assert (age[is_care_case & care] < 17).all()
    assert (age[is_care_case & (members.outcome == outcome_position("placement_order"))] <= 6).all()


def test_a_child_under_a_care_order_comes_back_to_have_it_discharged_only():
    cases, _, members = _given()
    members = members.take(~is_consolidated(cases)[members.case])
    order = np.lexsort((cases.issued[members.case], members.child))
    child, case, outcome = members.child[order], members.case[order], members.outcome[order]
    under = (cases.application[case] == SECTION_31) & np.isin(
        outcome, [outcome_position("care_order"), outcome_position("placement_order")]
    )
    follows = child[1:] == child[:-1]
    assert (cases.application[case[1:]][follows & under[:-1]] == DISCHARGE).all()


def test_proceedings_end_before_eighteen_and_some_siblings_earlier():
    cases, children, members = _given()
    assert ((members.final - children.born[members.child]) / YEAR < 18).all()
    is_earlier = members.final < cases.final[members.case]
    assert 0 < is_earlier.mean() < 0.05


def test_some_siblings_get_another_order():
    cases, _, members = _given()
    differs = members.outcome != cases.outcome[members.case]
    assert 0.005 < differs.mean() < 0.12
