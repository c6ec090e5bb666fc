"""Prioritisation: who may switch it on, who may wait, and the clock of everybody who does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.prioritising import (
    Activation,
    CannotWait,
    check_activation,
    check_may_wait,
    held,
    is_on,
)
from waypost.casework.screening.terms import protocol_terms

ON, OFF = date(2026, 5, 1), date(2026, 8, 31)
SWITCHED = Activation("A01", ON, OFF, "head_of_service", "Corporate management team, 28 April 2026")


@pytest.mark.parametrize(
    ("area", "day", "answer"),
    [
        ("A01", date(2026, 4, 30), False),
        ("A01", ON, True),
        ("A01", OFF, True),
        ("A01", date(2026, 9, 1), False),
        ("A02", ON, False),
    ],
)
def test_it_is_switched_on_by_area_for_days(area, day, answer):
    assert is_on([SWITCHED], area, day) is answer


@pytest.mark.parametrize(
    ("decided_by_role", "to_on", "source"),
    [
        ("family_court_adviser", OFF, "x"),
        ("head_of_service", ON - timedelta(days=1), "x"),
        ("head_of_service", OFF, " "),
    ],
)
def test_it_is_decided_by_those_who_lead_the_area_and_says_where(decided_by_role, to_on, source):
    check_activation(SWITCHED)
    with pytest.raises(NotPossibleNow):
        check_activation(Activation("A01", ON, to_on, decided_by_role, source))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"law": "public"}, "public law does not wait"),
        ({"is_switched_on": False}, "not switched on"),
        ({"level": "whenever"}, "how much it presses"),
        ({"holder": None}, "nobody holds"),
    ],
)
def test_nobody_waits_without_a_level_a_holder_and_the_areas_decision(changes, why):
    whole = {"law": "private", "is_switched_on": True, "level": "high", "holder": 7}
    check_may_wait(**whole)
    with pytest.raises(CannotWait, match=why):
        check_may_wait(**whole | changes)


@pytest.mark.parametrize(
    ("level", "looked_on", "filing_on", "on", "again", "allocate", "late"),
    [
        ("high", None, None, date(2026, 5, 8), date(2026, 5, 8), date(2026, 9, 18), ()),
        ("high", None, None, date(2026, 5, 9), date(2026, 5, 8), date(2026, 9, 18), ("look_again",)),
        ("low", date(2026, 5, 20), None, date(2026, 6, 1), date(2026, 6, 17), date(2026, 9, 18), ()),
        ("medium", None, date(2026, 8, 3), date(2026, 5, 2), date(2026, 5, 15), date(2026, 6, 8), ()),
        ("medium", None, date(2026, 5, 20), date(2026, 5, 2), date(2026, 5, 15), ON, ("allocate",)),
        ("low", None, None, date(2026, 9, 19), date(2026, 5, 29), date(2026, 9, 18), ("look_again", "allocate")),
    ],
)
def test_every_child_who_waits_has_a_clock(level, looked_on, filing_on, on, again, allocate, late):
    told = held(level=level, since_on=ON, looked_on=looked_on, filing_on=filing_on, on=on)
    assert (told.look_again_by_on, told.allocate_by_on, told.late) == (again, allocate, late)


DAYS = st.dates(ON, date(2027, 5, 1))


@given(level=st.sampled_from(["high", "medium", "low"]), looked=st.none() | DAYS, filing=st.none() | DAYS, on=DAYS)
def test_no_wait_is_longer_than_the_protocol_whatever_else_is_said(level, looked, filing, on):
    told = held(level=level, since_on=ON, looked_on=looked, filing_on=filing, on=on)
    terms = protocol_terms()
    assert ON <= told.allocate_by_on <= ON + timedelta(weeks=terms.longest_wait_weeks)
    assert ("allocate" in told.late) == (on > told.allocate_by_on)
    assert told.look_again_by_on > ON
