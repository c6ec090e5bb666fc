"""Weights as a file would say them: nothing is lost on the way, and what is changed rests on what was said of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from support.invented_workloads import TOLD
from waypost.casework.allocation.weight_sets import WeightsWrong, usual_sets, weight_set
from waypost.casework.allocation.weights_told import changed, page_of, told_of
from waypost.casework.children.rules import NotPossibleNow

EVERY = [*usual_sets(), weight_set({"in_force_from": date(2027, 1, 1), **TOLD}, "test")]


def again(told, like):
    days = {"id": like.id, "in_force_from": like.in_force_from, "in_force_to": like.in_force_to}
    return weight_set({**told, **days}, "test")


@pytest.mark.parametrize("weights", EVERY, ids=lambda one: one.id)
def test_a_set_comes_back_as_it_was(weights):
    assert again(told_of(weights), weights) == weights


@pytest.mark.parametrize("weights", EVERY, ids=lambda one: one.id)
def test_each_number_has_a_key_of_its_own_and_says_what_it_rests_on(weights):
    lines = page_of(weights).lines
    assert len({one.key for one in lines}) == len(lines) > 5
    assert all(one.source or one.assumption for one in lines)
    values = {one.key: one.value + 1 for one in lines}
    other = page_of(again(changed(weights, values, "Agreed with staff in May"), weights)).lines
    assert {one.key: one.value for one in other} == values
    assert {(one.source, one.assumption) for one in other} == {("Agreed with staff in May", "")}


def test_only_what_changes_rests_on_something_else():
    (weights,) = (one for one in usual_sets() if one.id == "family_court_adviser")
    values = {one.key: one.value for one in page_of(weights).lines} | {"work-section_7-points": Decimal(5)}
    after = again(changed(weights, values, "Agreed with staff in May"), weights)
    assert after.work["section_7"].points == 5
    assert after.work["section_7"].told.source == "Agreed with staff in May"
    assert {name for name, one in after.work.items() if one != weights.work[name]} == {"section_7"}
    assert (after.full_time, after.thresholds, after.extras) == (weights.full_time, weights.thresholds, weights.extras)


def test_nothing_changed_a_number_that_is_none_and_weights_that_do_not_hold_together():
    (weights,) = (one for one in usual_sets() if one.id == "family_court_adviser")
    for values in ({}, {"work-section_7-points": weights.work["section_7"].points}, {"work-golf-points": Decimal(1)}):
        with pytest.raises(NotPossibleNow):
            changed(weights, values, "x")
    with pytest.raises(NotPossibleNow, match="at most 52 weeks"):
        changed(weights, {"thresholds-red_after_weeks": Decimal(53)}, "x")
    wrong = changed(weights, {"thresholds-amber_percent": Decimal(900)}, "x")
    with pytest.raises(WeightsWrong):
        again(wrong, weights)
