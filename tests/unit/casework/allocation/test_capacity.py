"""Capacity: never below nought, never 0 % for want of hours, and red only after four weeks."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from support.invented_workloads import ON, round_weights
from waypost.casework.allocation.capacity import Hours, Person, State, capacity, potential_capacity
from waypost.casework.allocation.reductions import Reduction
from waypost.casework.allocation.workload import WorkItem

WEIGHTS = round_weights()
SINCE = date(2026, 1, 1)
FULL = (Hours(Decimal(40), SINCE),)


def cases(number, since=SINCE):
    return tuple(WorkItem(f"W{place}-{since}", "long", held_from=since) for place in range(number))


def found(hours=FULL, reductions=(), items=(), on=ON):
    return capacity(Person(hours, tuple(reductions), tuple(items)), WEIGHTS, on)


def test_no_hours_with_cases_is_an_alert_and_never_nought_per_cent():
    one = found(reductions=[Reduction("absence", Decimal(40), SINCE)], items=cases(3))
    assert (one.state, one.percent, one.is_alert) == (State.NO_HOURS_WITH_CASES, None, True)
    assert one.words == "No hours, 3 pieces of work"
    assert one.remaining_points == 0
    assert one.points_over == 25


def test_somebody_whose_hours_nobody_recorded_is_an_alert_and_not_free():
    one = found(hours=(), items=cases(1))
    assert (one.state, one.percent, one.available_points) == (State.HOURS_NOT_RECORDED, None, 0)
    assert one.words == "Hours not recorded, 1 piece of work"


def test_no_hours_and_no_work_is_nobodys_alarm():
    one = found(hours=(Hours(Decimal(0), SINCE),))
    assert (one.state, one.is_alert, one.words) == (State.NO_HOURS, False, "No hours, no work")


@pytest.mark.parametrize(
    ("pieces", "percent", "state"),
    [(0, "10", "within"), (17, "95", "within"), (18, "100", "amber"), (20, "110", "amber"), (21, "115", "red")],
)
def test_amber_from_a_hundred_and_red_above_a_hundred_and_ten(pieces, percent, state):
    one = found(items=cases(pieces))
    assert (one.percent, one.state) == (Decimal(percent), state)


@pytest.mark.parametrize(("weeks", "state"), [(0, "amber"), (3, "amber"), (4, "red"), (9, "red")])
def test_red_only_after_four_weeks_in_a_row(weeks, state):
    one = found(items=cases(18) + cases(3, ON - timedelta(weeks=weeks)))
    assert (one.state, one.weeks_above) == (state, min(weeks, 4))


def test_a_week_below_begins_the_count_again():
    away = WorkItem("Z", "long", held_from=SINCE, held_until=ON - timedelta(days=15))
    again = WorkItem("Y", "long", held_from=ON - timedelta(days=13))
    one = found(items=(*cases(20), away, again))
    assert (one.percent, one.state, one.weeks_above) == (115, State.AMBER, 1)


def test_hours_change_on_their_day():
    hours = (Hours(Decimal(40), SINCE), Hours(Decimal(20), ON))
    assert found(hours=hours, on=ON - timedelta(days=1)).available_points == 100
    assert found(hours=hours).available_points == 50


def test_hours_that_have_ended_are_not_recorded_hours():
    assert found(hours=(Hours(Decimal(40), SINCE, ON - timedelta(days=1)),)).state is State.HOURS_NOT_RECORDED


def test_potential_capacity_is_the_capacity_with_the_case_in_it():
    person = Person(FULL, (), cases(17))
    further = WorkItem("N", "long", traits=frozenset({"domestic_abuse"}))
    after = potential_capacity(person, capacity(person, WEIGHTS, ON), [further], WEIGHTS)
    whole = capacity(Person(FULL, (), (*cases(17), further)), WEIGHTS, ON)
    assert (after.carried, after.percent, after.state) == (whole.carried, whole.percent, whole.state)
    assert after.percent == 102


def test_a_percentage_is_rounded_halves_up_to_one_place():
    weights = round_weights(full_time={"points": 800, "hours": 40, "whole_points": True, "source": "Invented"})
    person = Person(FULL, (), (WorkItem("A", "nobody knows"),))
    assert capacity(person, weights, ON).percent == Decimal("1.8")  # 14 of 800 is 1.75 %


@pytest.mark.parametrize(("hours", "until"), [("-1", None), ("1", date(2020, 1, 1))])
def test_hours_that_cannot_be_are_not_made(hours, until):
    with pytest.raises(ValueError):  # noqa: PT011
        Hours(Decimal(hours), SINCE, until)
