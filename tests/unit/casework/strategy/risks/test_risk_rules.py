"""When a risk is an alarm, and who may hand it to whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.risks.rules import (
    RiskFacts,
    RiskState,
    check_answers_for,
    check_hand_over,
    check_score,
    holder_of,
    risk_state,
)
from waypost.casework.strategy.terms import terms

ON = date(2027, 4, 1)
AHEAD, PASSED = ON + timedelta(days=1), ON - timedelta(days=1)


def facts(score=12, **told):
    return RiskFacts(**{"appetite": 9, "score": score, "scored_on": ON, "has_owner": True, **told})


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (facts(is_closed=True), RiskState.CLOSED),
        (facts(None), RiskState.NOT_SCORED),
        (facts(), RiskState.ALARM),
        (facts(actions_due_on=(PASSED,)), RiskState.ALARM),
        (facts(actions_due_on=(PASSED, AHEAD)), RiskState.ABOVE),
        (facts(actions_due_on=(ON,)), RiskState.ABOVE),
        (facts(actions_due_on=(AHEAD,), has_owner=False), RiskState.ALARM),
        (facts(10, actions_due_on=(AHEAD,), waits_since_on=ON - timedelta(days=15)), RiskState.NOT_ANSWERED),
        (facts(10, actions_due_on=(AHEAD,), waits_since_on=ON - timedelta(days=14)), RiskState.ABOVE),
        (facts(9), RiskState.WITHIN),
        (facts(9, waits_since_on=ON - timedelta(days=15)), RiskState.NOT_ANSWERED),
        (facts(9, scored_on=ON - timedelta(days=93)), RiskState.OLD_SCORE),
        (facts(9, scored_on=ON - timedelta(days=92)), RiskState.WITHIN),
    ],
)
def test_the_table_of_risks(found, state):
    judged = risk_state(found, ON, answer_within_days=14, scored_again_within_days=92)
    assert judged.state is state
    assert all(judged.because)


@pytest.mark.parametrize(
    ("handed", "holder"),
    [
        ([], "cafcass"), ([("ministry", "")], "cafcass"), ([("ministry", "given_back")], "cafcass"),
        ([("ministry", "taken")], "ministry"), ([("ministry", "taken"), ("cafcass", "taken")], "cafcass"),
        ([("ministry", "taken"), ("judiciary", "given_back")], "ministry"),
    ],
)  # fmt: skip
def test_who_holds_a_risk(handed, holder):
    assert holder_of(handed) == holder


@pytest.mark.parametrize(
    ("from_body", "to_body", "waits"),
    [("ministry", "judiciary", False), ("cafcass", "cafcass", False), ("cafcass", "ministry", True)],
)
def test_only_its_holder_hands_it_over_and_once_at_a_time(from_body, to_body, waits):
    check_hand_over("cafcass", "cafcass", "ministry", waits=False)
    with pytest.raises(NotPossibleNow):
        check_hand_over("cafcass", from_body, to_body, waits=waits)


def test_a_body_answers_for_itself():
    check_answers_for("ministry", ("ministry",))
    with pytest.raises(NotPossibleNow):
        check_answers_for("ministry", ("cafcass",))


@pytest.mark.parametrize(("likelihood", "impact", "because"), [(0, 3, "It."), (3, 6, "It."), (3, 3, " ")])
def test_a_score_is_of_the_scale_and_has_a_reason(likelihood, impact, because):
    check_score(1, 5, "It.")
    with pytest.raises(NotPossibleNow):
        check_score(likelihood, impact, because)


def test_every_kind_has_an_appetite_that_says_whose_it_is():
    told = terms("risks", "risks")
    assert set(told["bodies"]) == {"cafcass", "ministry", "court_service", "judiciary"}
    highest = len(told["likelihood"]) * len(told["impact"])
    assert all(0 < one["appetite"] < highest and one["status"] == "assumption" for one in told["kinds"].values())
