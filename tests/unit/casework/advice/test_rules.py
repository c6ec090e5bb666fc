"""What advice must hold, what an order is set against, and counts apart for domestic abuse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.advice.rules import (
    TRANSITIONS,
    AdviceAct,
    Influence,
    State,
    check_advice,
    check_can_file,
    check_comparison,
    check_order,
    influence,
    suggested,
)
from waypost.casework.advice.words import issues, recommendations, told
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final
from waypost.casework.children.words import NotAWord

ON = date(2027, 4, 1)
FOLLOWED = tuple(told()["followed"])


def test_issues_are_the_extracts_and_recommendations_the_vocabularys():
    assert issues() == ("who_the_child_lives_with", "time_with_a_parent", "placement", "order", "other")
    assert "care_order" in recommendations()
    assert "no_order" in recommendations()
    assert not {"extension", "directions", "transfer"} & set(recommendations())
    assert told()["signed_off_by"] is None


@pytest.mark.parametrize(
    ("issue", "recommendation", "reasons", "error"),
    [
        ("placement", "care_order", "Because.", None),
        ("weather", "care_order", "Because.", NotAWord),
        ("placement", "extension", "Because.", NotAWord),
        ("placement", "care_order", " ", NotPossibleNow),
    ],
)
def test_advice_is_on_an_issue_with_an_order_and_its_reasons(issue, recommendation, reasons, error):
    if error is None:
        check_advice(issue, recommendation, reasons)
    else:
        with pytest.raises(error):
            check_advice(issue, recommendation, reasons)


def test_the_child_knows_of_advice_before_the_court_does_or_it_is_said_why_not():
    check_can_file(ON, "")
    check_can_file(None, "He is three months old.")
    with pytest.raises(NotPossibleNow):
        check_can_file(None, " ")


@pytest.mark.parametrize(
    ("followed", "reason", "error"),
    [
        ("followed", "", None),
        ("followed", "agreed", None),
        ("in_part", "", NotPossibleNow),
        ("not_followed", "", NotPossibleNow),
        ("not_followed", "not_given", None),
        ("not_followed", "the judge", NotAWord),
        ("ignored", "", NotAWord),
    ],
)
def test_an_order_otherwise_is_told_with_the_courts_reason(followed, reason, error):
    if error is None:
        check_comparison(followed, reason)
    else:
        with pytest.raises(error):
            check_comparison(followed, reason)


def test_an_order_before_the_advice_did_not_follow_it():
    check_order(ON, ON)
    with pytest.raises(NotPossibleNow):
        check_order(ON - timedelta(days=1), ON)


def test_a_comparison_begins_with_the_kind_of_order():
    assert suggested("care_order", ()) == ""
    assert suggested("care_order", ("care_order", "placement_order")) == "followed"
    assert suggested("care_order", ("supervision_order",)) == "not_followed"


@given(st.lists(st.tuples(st.sampled_from(issues()), st.sampled_from([True, False, None]), st.sampled_from(FOLLOWED))))
def test_every_piece_of_advice_is_counted_once_and_those_of_abuse_apart(rows):
    told_of = influence(rows)
    assert sum(one.followed + one.in_part + one.not_followed for one in told_of) == len(rows)
    assert len({(one.issue, one.has_domestic_abuse) for one in told_of}) == len(told_of)
    for one in told_of:
        assert one.followed == rows.count((one.issue, one.has_domestic_abuse, "followed"))


def test_no_issue_and_no_abuse_known_is_a_group_of_its_own():
    rows = [("order", None, "followed"), ("order", True, "in_part"), ("order", True, "not_followed")]
    assert influence(rows) == (Influence("order", None, 1, 0, 0), Influence("order", True, 0, 1, 1))


def test_only_what_was_filed_is_compared_and_what_is_filed_never_changes():
    assert [state for state, act in TRANSITIONS if act is AdviceAct.COMPARE] == [State.FILED]
    assert (State.FILED, AdviceAct.CHANGE) not in TRANSITIONS
    assert final(TRANSITIONS, State) == (State.REPLACED, State.COMPARED, State.WITHDRAWN)
