"""Second cases that are joined to the one that is open."""

import numpy as np
import pytest

from support.invented_parts import Parts, parts
from waypost.synthetic.case_facts import father_applies
from waypost.synthetic.cases import SECTION_8, SECTION_31, is_consolidated
from waypost.synthetic.memberships import ADDED, BORN_INTO, CONSOLIDATED, FROM_ISSUE, came_by
from waypost.synthetic.rates import rates

_GIVEN = rates("proceedings").table("consolidations")


@pytest.fixture(scope="module")
def given() -> Parts:
    return parts(12_000, 3)


def test_babies_and_siblings_come_by_cases_of_their_own_at_their_rates(given: Parts):
    cases, members, children = given.population.cases, given.population.memberships, given.population.children
    by_own = members.joined_by == CONSOLIDATED
    is_baby = children.joined_late[members.child]
    longest = sum(_GIVEN[name]["most"] for name in ("days_to_own_case_of_baby", "days_to_consolidation"))
    has_time = members.final - children.born[members.child] > longest + _GIVEN["least_days_before_the_end"] + 14
    babies = is_baby & has_time & np.isin(members.joined_by, (BORN_INTO, CONSOLIDATED))
    assert by_own[babies].mean() == pytest.approx(_GIVEN["baby_has_own_case"], abs=0.2), "few, so nearly"
    care = (cases.application == SECTION_31)[members.case] & ~is_consolidated(cases)[members.case] & ~is_baby
    siblings = care.sum() - len(np.unique(members.case[care]))
    assert by_own[care].sum() / siblings == pytest.approx(_GIVEN["sibling_has_own_case"], abs=0.008)
    from_issue = np.bincount(members.case[members.joined_by == FROM_ISSUE], minlength=len(cases))
    assert (from_issue > 0).mean() > 0.999, "somebody is in a case from its issue, unless not yet born at the end"


def test_the_other_parent_applies_too_at_the_rate(given: Parts):
    cases = given.population.cases
    answers = is_consolidated(cases) & (cases.application == SECTION_8)
    answers[answers] = ~cases.is_public[cases.consolidated_into[answers]]
    longest = _GIVEN["days_to_other_parents_application"]["most"] + _GIVEN["days_to_consolidation"]["most"]
    has_time = cases.final - cases.issued > longest + _GIVEN["least_days_before_the_end"] + 10
    lead = (cases.application == SECTION_8) & ~is_consolidated(cases) & ~cases.is_early_withdrawn & has_time
    answered = np.isin(np.flatnonzero(lead), cases.consolidated_into[answers])
    assert answered.mean() == pytest.approx(_GIVEN["other_parent_applies_too"], abs=0.01)
    applies = father_applies(given.streams, given.population)
    assert (applies[answers] != applies[cases.consolidated_into[answers]]).all(), "it is the other parent's"


def test_the_later_case_is_closed_on_the_day_and_the_lead_goes_on(given: Parts):
    cases = given.population.cases
    rows = np.flatnonzero(is_consolidated(cases))
    later, lead = cases.take(rows), cases.take(cases.consolidated_into[rows])
    assert (later.family == lead.family).all()
    assert (later.final == later.closed).all()
    same = later.is_public == lead.is_public
    assert (later.submitted > lead.issued)[same].all()
    assert (later.final < lead.final).all()
    assert (later.court == lead.former_court)[same].all()


def test_who_comes_by_an_own_case_is_in_the_lead_case_from_that_day(given: Parts):
    cases, members = given.population.cases, given.population.memberships
    by = came_by(cases, members)
    led = np.flatnonzero(by != np.arange(len(by)))
    assert len(led) > 10
    assert (members.child[by[led]] == members.child[led]).all()
    assert (members.joined[led] == members.closed[by[led]]).all()
    assert (members.joined_by[by[led]] == FROM_ISSUE).all()


def test_a_few_siblings_are_added_later(given: Parts):
    cases, members = given.population.cases, given.population.memberships
    share = rates("proceedings").table("sibling_is_added")["share"]
    siblings = len(members) - len(cases)
    added = members.joined_by == ADDED
    assert 0.5 * share < added.sum() / siblings < 1.1 * share, "fewer than asked: not in short cases, no twins"
    assert (members.joined[added] > cases.issued[members.case[added]]).all()
    assert (members.joined[added] < members.final[added]).all()
