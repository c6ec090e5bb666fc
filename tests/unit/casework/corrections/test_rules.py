"""Disputes: the words of the lists that go home, what may follow what, and how long owners take."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final, possible
from waypost.casework.children.words import NotAWord
from waypost.casework.corrections.rules import (
    TRANSITIONS,
    DisputeAct,
    State,
    Turnaround,
    check_answer,
    check_dispute,
    check_settlement,
    freezes,
    frozen_now,
    turnaround,
)
from waypost.casework.corrections.words import answer_days, told
from waypost.pipeline.corrections.answering import NEEDED
from waypost.pipeline.corrections.definition import answers

ON = date(2027, 4, 1)


def test_the_answers_and_their_columns_are_those_of_the_lists_that_go_home():
    assert told()["answers"] == answers()
    fields = {"correction_id", "answer", "corrected_value", "answered_on", "answered_by_role"}
    assert set(NEEDED) == fields


def test_every_answer_leads_to_a_settlement_and_every_settlement_comes_of_one():
    after = [set(one["after"]) for one in told()["settled_as"].values()]
    assert set().union(*after) == set(answers())
    for settled_as, one in told()["settled_as"].items():
        for answer in answers():
            if answer in one["after"]:
                check_settlement(settled_as, answer)
            else:
                with pytest.raises(NotPossibleNow):
                    check_settlement(settled_as, answer)


def test_a_dispute_says_what_is_so_instead_and_another_childs_line_shuts_the_pages():
    check_dispute("wrong_day", "It was on the Monday.", "child")
    assert freezes("wrong_person")
    assert not freezes("wrong_day")
    with pytest.raises(NotPossibleNow):
        check_dispute("wrong_day", " ", "child")
    for wrong, said_by in (("rude", "child"), ("wrong_day", "the neighbour")):
        with pytest.raises(NotAWord):
            check_dispute(wrong, "x", said_by)


@pytest.mark.parametrize(
    ("answer", "value", "sent", "answered", "error"),
    [
        ("corrected", "2027-02-03", 0, 0, None),
        ("right_as_it_is", "", -5, -1, None),
        ("right_as_it_is", "x", -5, -1, NotPossibleNow),
        ("perhaps", "", -5, -1, NotAWord),
        ("not_ours", "", -1, -2, NotPossibleNow),
        ("not_ours", "", -1, 1, NotPossibleNow),
    ],
)
def test_what_an_answer_may_be(answer, value, sent, answered, error):
    days = {"sent_on": ON + timedelta(days=sent), "answered_on": ON + timedelta(days=answered), "on": ON}
    if error is None:
        check_answer(answer, value, **days)
    else:
        with pytest.raises(error):
            check_answer(answer, value, **days)


def test_the_turnaround_is_of_the_answered_and_the_late_are_those_who_wait():
    late = ON - timedelta(days=answer_days() + 1)
    sendings = [(late, None), (ON, None), (ON - timedelta(days=9), ON), (ON - timedelta(days=4), ON)]
    assert turnaround(sendings, ON) == Turnaround(4, 2, 6.5, 1)
    assert turnaround([], ON) == Turnaround(0, 0, None, 0)
    assert turnaround([(ON - timedelta(days=3), ON)], ON).middle_days == 3.0


@given(before=st.frozensets(st.sampled_from("ABCDE")), now=st.frozensets(st.sampled_from("ABCDE")))
def test_what_is_frozen_here_becomes_what_is_frozen_there(before, now):
    shut, freed = frozen_now(before, now)
    assert (before | shut) - freed == now
    assert not shut & before
    assert freed <= before


def test_only_what_is_settled_or_withdrawn_ends():
    assert final(TRANSITIONS, State) == (State.SETTLED, State.WITHDRAWN)
    assert possible(TRANSITIONS, State.ANSWERED) == (DisputeAct.SEND, DisputeAct.SETTLE)
