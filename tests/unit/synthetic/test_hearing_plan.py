"""The hearings that take place, and the days that others hang on."""

import numpy as np
import pytest

from support.invented_parts import parts
from waypost.synthetic.case_facts import is_domestic_abuse_alleged
from waypost.synthetic.cases import DEPRIVATION_OF_LIBERTY, SECTION_31, is_consolidated
from waypost.synthetic.days import NEVER, as_dates
from waypost.synthetic.hearing_plan import HEARINGS, hearing_position
from waypost.synthetic.memberships import FROM_ISSUE
from waypost.synthetic.rates import rates
from waypost.vocabulary.hearings import HEARINGS as VOCABULARY


def test_hearings_are_those_of_the_vocabulary():
    assert all(VOCABULARY.known(code) for code in HEARINGS)


def test_case_management_is_between_day_12_and_day_18():
    given = parts()
    cases = given.population.cases
    is_care = (cases.application == SECTION_31) & (given.days.first < cases.final)
    working = np.busday_count(
        cases.issued[is_care].astype("datetime64[D]"), given.days.first[is_care].astype("datetime64[D]")
    )
    assert working.min() >= 12
    assert working.max() <= 18 + 4  # bank holidays are not working days


def test_interim_care_orders_come_after_issue_and_the_last_birth():
    given = parts()
    population, interim = given.population, given.days.interim
    has = interim > NEVER
    assert 0.55 < has[population.cases.application == SECTION_31].mean() < 0.75
    assert (interim[has] >= population.cases.issued[has]).all()
    members = population.memberships
    began = (members.joined_by == FROM_ISSUE) & has[members.case]
    assert (population.children.born[members.child][began] < interim[members.case][began]).all()


def test_emergency_protection_ends_within_its_limit():
    given = parts()
    has = given.days.has_emergency
    assert has.sum() > 10
    assert (given.days.interim[has] - given.population.cases.issued[has] <= 8).all()


def test_one_hearing_a_case_and_day_the_last_on_the_day_of_the_order():
    given = parts()
    held, cases = given.held, given.population.cases
    keys = held.case * 100_000 + held.day
    assert (np.diff(keys) > 0).all()
    last = np.full(len(cases), NEVER)
    np.maximum.at(last, held.case, held.day)
    heard = ~cases.is_early_withdrawn
    assert (last[heard] == cases.final[heard]).all()
    assert (last[~heard] == NEVER).all()


def test_child_focused_courts_decide_at_one_decision_hearing():
    given = parts(20_000, 1)
    held, cases = given.held, given.population.cases
    focused = (cases.track == 2)[held.case] & ~is_consolidated(cases)[held.case]
    assert {HEARINGS[place] for place in np.unique(held.hearing[focused])} <= {
        "gatekeeping",
        "second_gatekeeping",
        "decision",
    }
    decisions = np.bincount(held.case[held.hearing == hearing_position("decision")], minlength=len(cases))
    assert decisions[cases.track == 2].max() == 1


def test_hearings_fall_on_days_on_which_courts_sit():
    assert as_dates(parts().held.day).dt.weekday().max() <= 5


def test_deprivations_of_liberty_are_reviewed_while_they_last():
    given = parts(20_000, 1)
    held, cases = given.held, given.population.cases
    every = rates("hearings").number("deprivation_of_liberty_reviewed_every_days")
    reviews = np.bincount(held.case[held.hearing == hearing_position("review")], minlength=len(cases))
    liberty = cases.application == DEPRIVATION_OF_LIBERTY
    assert (reviews[~liberty] == 0).all()
    lasts = (cases.final - cases.issued)[liberty]
    assert (reviews[liberty] <= lasts // every).all()
    assert (reviews[liberty][lasts > 2.5 * every] >= 1).all()
    assert reviews[liberty].max() >= 4


def test_facts_are_found_mostly_where_domestic_abuse_is_alleged():
    given = parts(20_000, 1)
    held, cases = given.held, given.population.cases
    share = rates("hearings").table("fact_finding")
    alleged = is_domestic_abuse_alleged(given.streams, given.population)
    found = np.bincount(held.case[held.hearing == hearing_position("fact_finding")], minlength=len(cases)) > 0
    can = (given.days.resolution > 0) & ~cases.is_public
    assert found[can & alleged].mean() == pytest.approx(share["domestic_abuse_alleged"], abs=0.03)
    assert found[can & ~alleged].mean() == pytest.approx(share["other"], abs=0.03)


def test_a_case_that_is_consolidated_has_its_last_hearing_on_that_day():
    given = parts(20_000, 1)
    held, cases = given.held, given.population.cases
    joined = is_consolidated(cases)[held.case] & (held.day == cases.final[held.case])
    assert joined.sum() > 50
    kinds = {HEARINGS[place] for place in np.unique(held.hearing[joined])}
    assert kinds == {"further_case_management", "directions"}
