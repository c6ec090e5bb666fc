"""The rules of readiness: truth tables."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.rules import (
    GateShut,
    Stage,
    Standing,
    State,
    check_every_gate_is_open,
    check_live,
    check_planned,
    check_second,
    holds_until,
    stage_of,
)

ON = date(2027, 4, 1)
EVERY = frozenset({"a", "b"})


def standing(gate, state=State.OPEN, until=ON):
    return Standing(gate, f"Gate {gate}", state, until)


def test_every_gate_open_today_is_enough():
    check_every_gate_is_open([standing("a"), standing("b")], EVERY, ON)


@pytest.mark.parametrize(
    ("states", "named"),
    [
        ([standing("a"), standing("b", State.SHUT)], "Gate b"),
        ([standing("a"), standing("b", State.ONE_SAYS)], "Gate b"),
        ([standing("a"), standing("b", State.NOBODY_LOOKED, None)], "Gate b"),
        ([standing("a"), standing("b", State.OPEN, date(2027, 3, 31))], "Gate b"),
        ([standing("a"), standing("b", State.OPEN, None)], "Gate b"),
        ([standing("a")], "nobody has looked"),
        ([], "nobody has looked"),
    ],
    ids=["shut", "one says", "never looked at", "lapsed yesterday", "without a last day", "not there", "none at all"],
)
def test_one_gate_that_is_not_open_is_enough_to_refuse(states, named):
    with pytest.raises(GateShut, match=named):
        check_every_gate_is_open(states, EVERY, ON)


@pytest.mark.parametrize(("said_by", "confirmer", "is_second"), [(1, 2, True), (1, 1, False), (None, 2, False)])
def test_nobody_attests_alone(said_by, confirmer, is_second):
    if is_second:
        check_second(said_by=said_by, confirmer=confirmer)
    else:
        with pytest.raises(NotPossibleNow):
            check_second(said_by=said_by, confirmer=confirmer)


def test_a_plan_is_for_a_day_to_come_and_the_law_for_one_that_has_come():
    check_planned(date(2027, 4, 2), ON)
    check_live(ON, "Practice Direction 36ZZ", ON)
    for refuse in (
        lambda: check_planned(ON, ON),
        lambda: check_live(date(2027, 4, 2), "Practice Direction 36ZZ", ON),
        lambda: check_live(ON, " ", ON),
    ):
        with pytest.raises(NotPossibleNow):
            refuse()


def test_what_was_found_holds_for_days():
    assert holds_until(ON, 30) == date(2027, 5, 1)


def test_where_an_area_stands_whatever_holds():
    told = {}
    for live, declared, planned, are_open in product([False, True], repeat=4):
        told[live, declared, planned, are_open] = stage_of(
            is_live=live, is_declared=declared, is_planned=planned, are_gates_open=are_open
        )
    for (live, declared, planned, are_open), stage in told.items():
        assert (stage in {Stage.LIVE, Stage.LIVE_NOT_READY}) == live
        assert (stage is Stage.LIVE) == (live and declared and are_open)
        if not live:
            assert (stage is Stage.NOT_READY) == (not are_open)
            assert (stage is Stage.PLANNED) == (are_open and declared and planned)
            assert (stage is Stage.READY) == (are_open and declared and not planned)


def test_every_gate_says_what_it_asks_why_and_on_whose_word():
    assert len(GATES) == 13
    for gate in GATES.values():
        assert gate.question.endswith("?")
        assert gate.source.startswith("Cafcass strategic plan 2026-2029")
        assert gate.is_attested == bool(gate.looks_at)
