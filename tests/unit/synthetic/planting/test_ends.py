"""Ends move as far as a coherent life lets them, and whoever asks is told how far that was."""

from __future__ import annotations

import numpy as np
import pytest

from support.planted_worlds import ground
from waypost.synthetic.cases import SECTION_31, is_consolidated, outcome_position
from waypost.synthetic.children import YEAR
from waypost.synthetic.days import working_day
from waypost.synthetic.planting.ends import days_of_times, free_until, has_next_case, move_ends
from waypost.synthetic.rates import rates


def moved(days: int):
    on = ground()
    size = len(on.drawn.memberships)
    return on, move_ends(on.drawn, np.full(size, days), on.window)


@pytest.mark.parametrize("days", [28, 365, 2000, -28, -365])
def test_every_end_is_a_working_day_and_closure_follows(days: int):
    on, after = moved(days)
    members, before = after.population.memberships, on.drawn.memberships
    changed = after.by_member != 0
    assert changed.mean() > 0.5
    assert (working_day(members.final) == members.final)[changed].all()
    assert (members.final - before.final == after.by_member).all()
    assert (members.closed >= members.final).all()
    assert (np.sign(after.by_member[changed]) == np.sign(days)).all()
    assert (np.abs(after.by_member) <= abs(days) + 5).all()


def test_no_end_is_past_a_birthday_the_next_case_or_the_longest_duration():
    on, after = moved(2000)
    members, cases, before = after.population.memberships, after.population.cases, on.drawn
    age = (members.final - on.drawn.children.born[members.child]) / YEAR
    later = after.by_member > 0
    assert (age[later] < 18).all()
    care = np.isin(members.outcome, [outcome_position(name) for name in ("care_order", "placement_order")])
    assert (age[later & care & (cases.application[members.case] == SECTION_31)] < 17).all()
    assert (members.final <= np.maximum(free_until(before.cases), before.cases.final)[members.case]).all()
    lasts = (members.closed - cases.issued[members.case])[later]
    assert lasts.max() <= rates("proceedings").number("longest_weeks") * 7


def test_no_end_is_before_a_child_has_been_there_for_a_while():
    on, after = moved(-2000)
    members, cases = after.population.memberships, after.population.cases
    sooner = after.by_member < 0
    least = rates("planting").number("least_days_after_joining")
    assert (members.final - members.joined >= least)[sooner].all()
    assert (members.final - on.drawn.children.born[members.child] >= least)[sooner].all()
    assert (members.final - cases.issued[members.case] >= 14)[sooner].all()
    assert (members.closed >= on.window.since)[sooner].all()
    assert (members.final >= cases.transferred[members.case])[sooner].all()


def test_a_case_ends_with_its_last_child():
    on, after = moved(60)
    members, cases = after.population.memberships, after.population.cases
    last = np.full(len(cases), -1)
    np.maximum.at(last, members.case, members.final)
    before = np.full(len(cases), -1)
    np.maximum.at(before, on.drawn.memberships.case, on.drawn.memberships.final)
    whole = before == on.drawn.cases.final
    assert (last == cases.final)[whole].all()
    assert (cases.final - on.drawn.cases.final == after.by_case).all()


def test_nothing_moves_where_nothing_is_asked_and_consolidated_cases_stay():
    on, after = moved(0)
    assert not after.by_member.any()
    on, after = moved(60)
    joined = is_consolidated(on.drawn.cases)
    assert joined.any()
    assert not after.by_member[joined[on.drawn.memberships.case]].any()


def test_times_are_of_the_way_from_issue_to_closure():
    on = ground()
    days = days_of_times(on.drawn, np.full(len(on.drawn.cases), 1.5))
    members = on.drawn.memberships
    lasts = members.closed - on.drawn.cases.issued[members.case]
    assert np.abs(days - lasts / 2).max() <= 0.5


def test_families_that_come_back_are_known():
    cases = ground().drawn.cases
    comes_back = has_next_case(cases)
    again = np.isin(cases.family, cases.family[cases.turn > 0])
    assert comes_back.any()
    assert again[comes_back].all()
