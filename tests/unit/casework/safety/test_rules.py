"""When a risk is looked at again, what marks a person, and what must be done about a threat."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.access.roles import Role
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final
from waypost.casework.children.words import NotAWord
from waypost.casework.safety.rules import (
    TRANSITIONS,
    IncidentAct,
    State,
    check_assessment,
    check_can_close,
    check_warning,
    is_action_late,
    may_see_plan,
    missing_of_incident,
    review_due_on,
)
from waypost.casework.safety.words import incident_kinds, limit, told

ON = date(2027, 4, 1)
LEVELS = tuple(told()["levels"])


def test_a_higher_risk_is_looked_at_again_sooner():
    days = [(review_due_on(level, ON) - ON).days for level in LEVELS]
    assert LEVELS == ("immediate", "high", "medium", "low")
    assert days == sorted(days)
    assert len(set(days)) == len(days)


@given(level=st.sampled_from(LEVELS), days=st.integers(-5, 120))
def test_no_review_is_later_than_its_level_allows(level, days):
    review_on = ON + timedelta(days=days)
    try:
        taken = check_assessment("neglect", level, "Alone at night.", review_on=review_on, on=ON)
    except NotPossibleNow:
        assert not ON <= review_on <= review_due_on(level, ON)
    else:
        assert taken == review_on <= review_due_on(level, ON)


def test_an_assessment_is_of_a_harm_and_says_what_may_happen():
    assert check_assessment("neglect", "high", "x", review_on=None, on=ON) == review_due_on("high", ON)
    with pytest.raises(NotAWord):
        check_assessment("bad luck", "high", "x", review_on=None, on=ON)
    with pytest.raises(NotAWord):
        check_assessment("neglect", "huge", "x", review_on=None, on=ON)
    with pytest.raises(NotPossibleNow):
        check_assessment("neglect", "high", " ", review_on=None, on=ON)


@pytest.mark.parametrize(
    ("kind", "decided_by", "error"),
    [
        ("not_alone", None, None),
        ("potentially_violent", 2, None),
        ("potentially_violent", 1, NotPossibleNow),
        ("potentially_violent", None, NotPossibleNow),
        ("ugly", 2, NotAWord),
    ],
)
def test_who_marks_a_person_as_violent_does_not_decide_it(kind, decided_by, error):
    if error is None:
        check_warning(kind, asked_by=1, decided_by=decided_by)
    else:
        with pytest.raises(error):
            check_warning(kind, asked_by=1, decided_by=decided_by)


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        ((None, None, None), ("action", "is_child_at_risk")),
        ((ON, None, None), ("is_child_at_risk",)),
        ((ON, True, None), ("child_protection_action",)),
        ((ON, True, ON), ()),
        ((ON, False, None), ()),
    ],
)
def test_what_a_threat_lacks_before_it_is_closed(facts, lacks):
    told_of = dict(zip(("acted_on", "is_child_at_risk", "protected_on"), facts, strict=True))
    assert missing_of_incident(**told_of) == lacks
    if lacks:
        with pytest.raises(NotPossibleNow):
            check_can_close(**told_of, reported_by=1, closer=2)
    else:
        check_can_close(**told_of, reported_by=1, closer=2)
        with pytest.raises(NotPossibleNow):
            check_can_close(**told_of, reported_by=1, closer=1)


def test_action_is_late_after_its_limit_done_or_not():
    last = ON + timedelta(days=limit("incident_action_days"))
    assert not is_action_late(ON, None, last)
    assert is_action_late(ON, None, last + timedelta(days=1))
    assert not is_action_late(ON, last, last + timedelta(days=90))
    assert is_action_late(ON, last + timedelta(days=1), last + timedelta(days=90))


def test_plans_are_for_those_who_must_keep_to_them():
    assert {role for role in Role if may_see_plan(role.value)} == {
        Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN, Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER
    }  # fmt: skip


def test_words_are_the_extracts_or_ours_unsigned_and_nothing_closes_unacted():
    assert incident_kinds() == ("threat", "assault", "harassment", "other")
    assert told()["signed_off_by"] is None
    assert final(TRANSITIONS, State) == (State.CLOSED,)
    assert [state for state, act in TRANSITIONS if act is IncidentAct.CLOSE] == [State.ACTED_ON]
