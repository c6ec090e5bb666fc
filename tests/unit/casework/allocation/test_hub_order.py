"""In which order children who have yet to meet their adviser are looked at: what presses, then who waited longest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.allocation.hub_order import Coming, Facts, Press, comes_first, in_order, presses
from waypost.casework.allocation.hub_words import hub_words
from waypost.casework.allocation.rules import HowLongWaited

ON = date(2027, 4, 1)
QUIET = Facts("C-1", ON)
ALONE = {
    Press.RISK_UNTOLD: {"is_risk_untold": True},
    Press.DUTY_LATE: {"is_duty_late": True, "is_duty_open": True},
    Press.HOLD_LATE: {"is_hold_late": True},
    Press.HEARING_NEAR: {"is_hearing_near": True},
    Press.WAITED_TOO_LONG: {"waited": HowLongWaited.RED},
    Press.FIRST_MEETING_LATE: {"is_first_meeting_late": True},
    Press.REVIEW_DUE: {"is_review_due": True},
    Press.DUTY_OPEN: {"is_duty_open": True},
    Press.WAITED_LONG: {"waited": HowLongWaited.AMBER},
    Press.IN_TIME: {"waited": HowLongWaited.WITHIN},
}
flags = st.booleans()
any_facts = st.builds(
    Facts, st.text(min_size=1, max_size=4), st.dates(date(2026, 1, 1), ON), flags, flags, flags, flags, flags, flags,
    flags, st.none() | st.sampled_from(HowLongWaited),
)  # fmt: skip


@pytest.mark.parametrize("press", list(Press))
def test_each_thing_that_presses_is_told_by_its_own_fact_alone(press):
    assert presses(replace(QUIET, **ALONE[press])) == (press,)


def test_the_gravest_stands_first_however_long_the_others_waited():
    facts = [
        replace(QUIET, child_id=press.value, since_on=ON - timedelta(days=number), **ALONE[press])
        for number, press in enumerate(Press)
    ]
    assert [one.child_id for one in in_order(reversed(facts))] == [one.value for one in Press]


def test_of_two_that_press_alike_who_waited_longer_is_first():
    late, early = (replace(QUIET, child_id=name, since_on=day) for name, day in (("A", ON), ("B", date(2027, 1, 4))))
    assert in_order([late, early]) == [early, late]


@given(st.lists(any_facts, max_size=12, unique_by=lambda one: one.child_id))
def test_nobody_is_dropped_and_nobody_graver_stands_behind(facts):
    order = in_order(facts)
    assert sorted(one.child_id for one in order) == sorted(one.child_id for one in facts)
    places = [list(Press).index(presses(one)[0]) for one in order]
    assert places == sorted(places)


def test_each_press_has_words_and_what_to_do():
    assert list(hub_words()["presses"]) == [one.value for one in Press]
    assert all(one["words"] and one["do"] for one in hub_words()["presses"].values())


def test_what_comes_first_is_what_has_the_earliest_day():
    hearing, step = Coming(ON, "hearing"), Coming(ON - timedelta(days=1), "section_7_report")
    assert comes_first([hearing, step]) == step
    assert comes_first([]) is None
