"""A workload, line by line."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from support.invented_workloads import ON, round_weights
from waypost.casework.allocation.workload import WorkItem, with_piece, without_piece, workload

WEIGHTS = round_weights()


def lines(*items):
    told = workload(items, WEIGHTS, ON)
    return [(line.kind, line.of, line.title, line.points) for line in told.lines]


def test_stable_work_is_carried_by_everybody():
    assert lines() == [("stable", "", "Stable", 10)]


def test_a_case_and_its_extras_each_have_a_line():
    case = WorkItem(
        "A",
        "long",
        children=5,
        hearings_on=(ON, ON + timedelta(days=27), ON + timedelta(days=28), ON - timedelta(days=1)),
        travel_hours=Decimal("1.5"),
        traits=frozenset({"domestic_abuse", "interpreter"}),
    )
    assert lines(case) == [
        ("stable", "", "Stable", 10),
        ("work", "A", "Long", 5),
        ("extra", "A", "Domestic abuse", 2),
        ("extra", "A", "Further child", 2),
        ("extra", "A", "Hearing soon", 1),
        ("extra", "A", "Travel", Decimal("1.5")),
    ]


def test_bands_weigh_apart_and_an_unknown_one_never_weighs_nothing():
    assert [line[3] for line in lines(WorkItem("A", "graded", "high"))] == [10, 8]
    for odd in (WorkItem("A", "graded", "odd"), WorkItem("A", "nobody knows")):
        assert lines(odd)[1] == ("work", "A", "Work without a weight of its own", 4)


def test_an_assumed_number_says_so():
    told = workload([WorkItem("A", "long"), WorkItem("B", "short")], WEIGHTS, ON)
    assert [line.is_assumed for line in told.lines] == [False, False, True]


def test_credits_take_off_and_a_line_lifts_what_falls_below_nought():
    credit = [
        WorkItem(f"C{number}", "long", is_credit=True, traits=frozenset({"domestic_abuse"})) for number in (1, 2, 3)
    ]
    told = workload(credit, WEIGHTS, ON)
    assert told.points == 0
    assert told.lines[-1].kind == "lifted"
    assert told.lines[-1].points == 5
    assert workload(credit[:1], WEIGHTS, ON).points == 5


@pytest.mark.parametrize(
    ("held", "on", "counts"),
    [
        ((ON, None), ON - timedelta(days=1), False),
        ((ON, None), ON, True),
        ((ON, ON), ON, True),
        ((ON, ON), ON + timedelta(days=1), False),
        ((None, None), date(1999, 1, 1), True),
    ],
)
def test_work_counts_from_its_first_day_to_its_last(held, on, counts):
    told = workload([WorkItem("A", "long", held_from=held[0], held_until=held[1])], WEIGHTS, on)
    assert (told.pieces == 1) is counts


def test_work_that_counts_for_seven_days_counts_on_seven():
    item = WorkItem("A", "seven_days", held_from=ON)
    counted = [workload([item], WEIGHTS, ON + timedelta(days=day)).pieces for day in range(-1, 9)]
    assert counted == [0, 1, 1, 1, 1, 1, 1, 1, 0, 0]


def test_nothing_counts_twice():
    with pytest.raises(ValueError, match="one id"):
        workload([WorkItem("A", "long"), WorkItem("A", "short")], WEIGHTS, ON)
    with pytest.raises(ValueError, match="one id"):
        with_piece(workload([WorkItem("A", "long")], WEIGHTS, ON), WorkItem("A", "short"), WEIGHTS)


def test_taking_away_what_nobody_holds_changes_nothing():
    told = workload([WorkItem("A", "long")], WEIGHTS, ON)
    assert without_piece(told, "B") == told


@pytest.mark.parametrize(
    "wrong",
    [
        {"children": -1},
        {"travel_hours": Decimal(-1)},
        {"share": Decimal(2)},
        {"held_from": ON, "held_until": ON - timedelta(days=1)},
    ],
)
def test_a_piece_of_work_that_cannot_be_is_not_made(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 (four sentences of one kind)
        WorkItem("A", "long", **wrong)
