"""Periods of care: how children come into it, and how it ends."""

import numpy as np

from support.invented_parts import parts
from waypost.synthetic.care import ADOPTION, C1, C2, E1, L1, L2, RETURN_HOME, STATUSES, TAKEN_OVER, V2, free_from
from waypost.synthetic.cases import DISCHARGE, SECTION_31, outcome_position
from waypost.synthetic.days import NEVER
from waypost.synthetic.memberships import came_by
from waypost.vocabulary.care import LEGAL_STATUSES


def test_statuses_are_those_of_the_return_in_the_order_in_which_they_follow():
    assert all(LEGAL_STATUSES.known(code) for code in STATUSES)
    assert (L1, L2, V2, C1, C2, E1) == (0, 1, 2, 3, 4, 5)


def test_children_come_into_care_by_every_road():
    care = parts().care
    assert set(care.status.tolist()) == {L1, L2, V2, C1, C2, E1} - ({E1} - set(care.status.tolist()))
    from_home = (care.status == C1) & (care.started == care.interim)
    assert 0.3 < from_home[care.interim > NEVER].mean() < 0.6


def test_periods_of_a_child_do_not_overlap():
    care = parts(20_000, 1).care
    same = care.child[1:] == care.child[:-1]
    assert same.sum() > 5
    assert (care.started[1:][same] >= care.ended[:-1][same]).all()


def test_care_begins_after_birth_and_after_the_case_before():
    given = parts()
    care, population = given.care, given.population
    assert (care.started >= population.children.born[care.child]).all()
    is_own = population.cases.application[population.memberships.case[care.member]] == SECTION_31
    assert (care.started[is_own] >= free_from(population)[care.member[is_own]]).all()


def test_adoption_follows_a_placement_order():
    care = parts(20_000, 1).care
    adopted = care.end == ADOPTION
    assert adopted.sum() > 50
    assert (care.final_status[adopted] == E1).all()
    assert (care.ended[adopted] > care.final[adopted] + 60).all()


def test_a_discharged_care_order_ends_care_that_day():
    given = parts(20_000, 1)
    members, cases, care = given.population.memberships, given.population.cases, given.care
    discharged = (cases.application[members.case] == DISCHARGE) & (
        members.outcome == outcome_position("discharge_of_care_order")
    )
    assert discharged.sum() > 10
    last = {int(child): row for row, child in enumerate(care.child)}
    for member in np.flatnonzero(discharged):
        row = last[int(members.child[member])]
        assert (care.ended[row], care.end[row]) == (members.final[member], RETURN_HOME)


def test_police_protection_turns_into_agreement_when_the_court_is_not_there_in_time():
    care = parts(20_000, 1).care
    police = care.status == L1
    waits = police & (care.interim - care.started > 3)
    assert waits.sum() > 10
    assert (care.agreed[waits] - care.started[waits] <= 3).all()
    assert (care.agreed[police & ~waits] == NEVER).all()


def test_care_goes_on_with_the_authority_that_takes_over():
    given = parts(20_000, 1)
    care, population = given.care, given.population
    cut = np.flatnonzero(care.end == TAKEN_OVER)
    assert len(cut) > 5
    then = cut + 1
    assert (care.child[then] == care.child[cut]).all()
    assert (care.started[then] == care.ended[cut]).all()
    case = population.memberships.case[care.member]
    assert (care.ended[cut] == population.cases.authority_changed[case[cut]]).all()
    assert (care.authority[cut] == population.cases.former_authority[case[cut]]).all()
    assert (care.authority[then] == population.cases.authority[case[then]]).all()


def test_care_begins_after_the_case_before_but_not_after_one_that_still_runs():
    population = parts(12_000, 3).population
    by = came_by(population.cases, population.memberships)
    led = np.flatnonzero(by != np.arange(len(by)))
    issued = population.cases.issued[population.memberships.case[led]]
    assert (free_from(population)[led] <= issued).all()
