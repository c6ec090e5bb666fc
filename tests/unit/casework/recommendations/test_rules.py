"""The status of a recommendation by its truth table, actions that move on, and claims that do not agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord
from waypost.casework.recommendations.rules import (
    TRANSITIONS,
    ActionAct,
    ActionFacts,
    ActionState,
    Claim,
    EvidenceFacts,
    Facts,
    Status,
    check_link,
    check_step,
    check_target,
    contradictions,
    days_slipped,
    state_after,
    status_of,
)

ON = date(2027, 4, 1)
DAYS = {"-": None, "past": ON - timedelta(days=1), "today": ON, "soon": ON + timedelta(days=30),
        "later": ON + timedelta(days=60)}  # fmt: skip
EVIDENCE = {
    "m": EvidenceFacts("measure"), "M": EvidenceFacts("measure", is_against=True), "d": EvidenceFacts("document"),
    "a": EvidenceFacts("attestation"), "o": EvidenceFacts("attestation", is_by_a_doer=True),
    "A": EvidenceFacts("attestation", is_against=True),
}  # fmt: skip

# answer; actions as state/owner/first/newest; the whole's target; evidence; the status
TABLE = """
-               -                              -      -    not_answered
-               confirmed/y/soon/soon          -      ma   not_answered
rejected        -                              -      -    rejected
rejected        promised/y/past/past           past   -    rejected
accepted        -                              -      -    accepted_without_a_plan
accepted        -                              past   ma   accepted_without_a_plan
accepted        dropped/y/past/past            -      -    accepted_without_a_plan
accepted        promised/y/past/past           -      -    late
accepted        done/y/past/past               -      -    late
accepted        promised/y/today/today         -      -    in_hand
accepted        promised/y/soon/soon           past   -    late
accepted        promised/n/past/past           -      -    late
accepted        promised/n/soon/soon           -      -    plan_incomplete
accepted        promised/y/-/-                 -      -    plan_incomplete
accepted        promised/y/soon/later          -      -    slipped
accepted        promised/y/past/soon           -      -    slipped
accepted        promised/y/later/soon          -      -    in_hand
accepted        done/y/soon/soon               soon   -    in_hand
partly_accepted promised/y/soon/soon           -      m    in_hand
accepted        confirmed/y/past/past          -      -    done_but_not_shown
accepted        confirmed/y/past/past          past   m    done_but_not_shown
accepted        confirmed/y/past/past          -      a    done_but_not_shown
accepted        confirmed/y/past/past          -      mo   done_but_not_shown
accepted        confirmed/y/past/past          -      ma   done_and_shown
accepted        confirmed/y/past/past          -      da   done_and_shown
accepted        confirmed/y/past/past          -      maM  done_but_evidence_against
accepted        confirmed/y/past/past          -      daA  done_but_evidence_against
accepted        confirmed/n/-/-,dropped/n/-/-  -      ma   done_and_shown
accepted        confirmed/y/past/past,promised/y/past/past  - ma late
accepted        confirmed/y/past/past,promised/y/soon/soon  - ma in_hand
"""


def rows():
    return [line.split() for line in TABLE.strip().splitlines()]


def facts_of(answer, actions, due, evidence):
    def action(told):
        state, owner, first, newest = told.split("/")
        return ActionFacts(ActionState(state), owner == "y", DAYS[first], DAYS[newest])

    return Facts(
        "" if answer == "-" else answer,
        tuple(action(one) for one in actions.split(",") if one != "-"),
        tuple(EVIDENCE[one] for one in evidence if one != "-"),
        DAYS[due],
        DAYS[due],
    )


@pytest.mark.parametrize("row", rows(), ids=lambda row: "_".join(row))
def test_the_table_of_statuses(row):
    *told, status = row
    judged = status_of(facts_of(*told), ON)
    assert judged.status == status
    assert all(judged.because)


def test_the_table_has_every_status():
    assert {row[-1] for row in rows()} == {one.value for one in Status}


def test_a_status_says_why():
    assert status_of(facts_of("accepted", "promised/y/past/past", "-", "-"), ON).because == (
        "1 of 1 actions is not confirmed as done.", "The oldest target that has passed is 1 day old.",
    )  # fmt: skip
    assert "put back by 31 days" in status_of(facts_of("accepted", "promised/y/past/soon", "-", "-"), ON).because[1]
    assert "by 1 day." in status_of(facts_of("accepted", "-", "past", "-"), ON).because[1]


@given(first=st.dates(), last=st.dates())
def test_a_target_that_is_brought_forward_has_not_slipped(first, last):
    assert days_slipped(first, last) == max(0, (last - first).days)
    assert days_slipped(None, last) == days_slipped(first, None) == 0


@given(acts=st.lists(st.sampled_from(ActionAct), max_size=8))
def test_an_action_stands_where_its_acts_lead(acts):
    state, taken = ActionState.PROMISED, []
    for act in acts:
        if (state, act) in TRANSITIONS:
            state = TRANSITIONS[state, act]
            taken.append(act)
    assert state_after(taken) is state


def test_whoever_did_it_does_not_confirm_it_and_something_is_said():
    check_step(ActionAct.CONFIRM, "Seen.", who=1, done_by=2)
    check_step(ActionAct.DO, "Done.", who=1, done_by=1)
    for act in (ActionAct.CONFIRM, ActionAct.ASK_AGAIN):
        with pytest.raises(NotPossibleNow):
            check_step(act, "Seen.", who=1, done_by=1)
    with pytest.raises(NotPossibleNow):
        check_step(ActionAct.DO, "  ", who=1, done_by=None)


def test_a_target_is_another_day_and_says_why():
    check_target(ON, "Recruiting took longer.", standing=ON - timedelta(days=1))
    for due_on, because in ((ON, "The same."), (ON + timedelta(days=1), " ")):
        with pytest.raises(NotPossibleNow):
            check_target(due_on, because, standing=ON)


def test_a_link_is_to_another_recommendation():
    check_link("says_the_same", "a-1", "b-1")
    with pytest.raises(NotPossibleNow):
        check_link("says_the_same", "a-1", "a-1")
    with pytest.raises(NotAWord):
        check_link("sounds_like", "a-1", "b-1")


def claim(subject, value, source="It"):
    return Claim(subject, value, "stated", source)


def test_claims_that_do_not_agree_are_all_shown():
    twelve, six = claim("recommendations", "12", "The tracker"), claim("recommendations", "6", "The press")
    again = claim("recommendations", "12", "Another")
    assert contradictions((twelve, six, again)) == {"recommendations": (twelve, six, again)}
    assert contradictions((twelve, again, claim("began", "May"))) == {}


def test_areas_are_set_beside_the_recommendations_that_follow_from_them():
    five, four = claim("areas_for_improvement", "5"), claim("areas_for_improvement", "4")
    seven, other = claim("recommendations", "7"), claim("recommendations", "8")
    assert contradictions((five, four, seven)) == {"areas_for_improvement": (five, four, seven)}
    assert contradictions((five, claim("recommendations", "5"))) == {}
    assert list(contradictions((five, four, seven, other))) == ["areas_for_improvement"]
    assert list(contradictions((seven, five))) == ["areas_for_improvement"]
