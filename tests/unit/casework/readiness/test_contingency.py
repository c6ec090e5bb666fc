"""The contingency protocol: five steps, each somebody's, each with a working day."""

from __future__ import annotations

from datetime import date

from waypost.casework.readiness.contingency import protocol


def test_each_step_has_an_owner_and_a_day():
    steps = list(protocol().values())
    assert steps[0].step == "tell_partners"
    assert all(one.owner and one.words for one in steps)
    assert [one.working_days for one in steps] == sorted(one.working_days for one in steps)


def test_days_are_working_days():
    friday = date(2027, 4, 9)
    assert protocol()["tell_partners"].due_on(friday) == date(2027, 4, 12)
