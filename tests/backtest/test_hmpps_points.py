"""Golden parity with the points and the formula of probation's Workload Measurement Tool, worked out by hand.

Source: the public programs of the Ministry of Justice, wmt-worker (commit 78f526bf) and hmpps-workload (commit
1e70153e): cases by kind and tier, transition to adulthood apart, court reports, contacts in another's case; points
there are = nominal target x (contracted - reduced hours) / 37, rounded down; capacity = total / points there are,
halves up to 3 places.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.allocation.capacity import Hours, Person, State, available_points, capacity
from waypost.casework.allocation.reductions import Reduction
from waypost.casework.allocation.weight_sets import HMPPS, weights_in_force
from waypost.casework.allocation.workload import WorkItem, workload

ON = date(2026, 11, 23)
WEIGHTS = weights_in_force(HMPPS, ON)
SINCE = date(2020, 1, 1)


def cases(kind, **numbers):
    return [
        WorkItem(f"{kind}-{tier}-{place}", kind, tier) for tier, number in numbers.items() for place in range(number)
    ]


def of_kind(kind, number, since=ON):
    return [WorkItem(f"{kind}-{place}", kind, held_from=since) for place in range(number)]


def one_of_each(kind):
    return cases(kind, **dict.fromkeys(WEIGHTS.work[kind].bands, 1))


VECTORS = [
    ("nothing", [], 0),
    ("one of each tier in the community", one_of_each("community"), 1432),
    ("one of each tier in custody", one_of_each("custody"), 469),
    ("one of each tier on licence", one_of_each("licence"), 1288),
    (
        "a usual caseload",
        cases("community", A3=2, B2=5, C1=4) + cases("custody", B3=3) + cases("licence", A2=1, C3=6),
        2001,
    ),
    ("transition to adulthood weighs as custody", cases("t2a", A3=1, B2=2), 171),
    (
        "two standard and three fast court reports",
        of_kind("standard_court_report", 2) + of_kind("fast_court_report", 3),
        471,
    ),
]


PUBLISHED = {
    "community": (206, 158, 146, 110, 146, 115, 102, 72, 79, 63, 50, 35, 51, 41, 29, 29),
    "custody": (75, 60, 59, 0, 59, 48, 47, 0, 30, 24, 23, 0, 17, 14, 13, 0),
    "licence": (219, 175, 163, 0, 161, 132, 119, 0, 77, 65, 52, 0, 51, 43, 31, 0),
    "t2a": (75, 60, 59, 0, 59, 48, 47, 0, 30, 24, 23, 0, 17, 14, 13, 0),
}
TIERS = [f"{letter}{number}" for letter in "ABCD" for number in (3, 2, 1, 0)]


@given(st.dictionaries(st.tuples(st.sampled_from(sorted(PUBLISHED)), st.integers(0, 15)), st.integers(0, 4)))
def test_any_caseload_is_the_sum_of_its_tiers(held):
    """Theirs: the number of cases of a kind and tier times its points, over all of them."""
    items = [
        WorkItem(f"{kind}{tier}-{place}", kind, TIERS[tier]) for (kind, tier), n in held.items() for place in range(n)
    ]
    assert workload(items, WEIGHTS, ON).points == sum(PUBLISHED[kind][tier] * n for (kind, tier), n in held.items())


@pytest.mark.parametrize(("items", "points"), [vector[1:] for vector in VECTORS], ids=[vector[0] for vector in VECTORS])
def test_points(items, points):
    assert workload(items, WEIGHTS, ON).points == points


@pytest.mark.parametrize(("share", "points"), [("0", 0), ("0.4", Decimal("57.6")), ("1", 144)])
def test_inactive_cases_of_transition_count_by_their_weight(share, points):
    items = [WorkItem(f"T{place}", "t2a", "B2", share=Decimal(share)) for place in range(3)]
    assert workload(items, WEIGHTS, ON).points == points


def test_a_contact_in_anothers_case_is_added_to_one_and_taken_off_the_other():
    done = WorkItem("K", "contact", "high", held_from=ON)
    credit = WorkItem("K", "contact", "high", held_from=ON, is_credit=True)
    holder = cases("community", C1=1)
    assert workload([done], WEIGHTS, ON).points == 18
    assert workload([*holder, credit], WEIGHTS, ON).points == 32
    assert workload([done], WEIGHTS, ON + timedelta(days=6)).points == 18
    assert workload([done], WEIGHTS, ON + timedelta(days=7)).points == 0
    assert workload([WorkItem("K", "contact", "unheard of", held_from=ON)], WEIGHTS, ON).points == 0


def test_fast_reports_count_for_thirty_days():
    report = of_kind("fast_court_report", 1)
    assert workload(report, WEIGHTS, ON + timedelta(days=29)).points == 65
    assert workload(report, WEIGHTS, ON + timedelta(days=30)).points == 0


@pytest.mark.parametrize(
    ("contracted", "reduced", "points"),
    [
        ("37", "0", 2176),
        ("37", "7.4", 1740),
        ("18.5", "0", 1088),
        ("22.2", "3.7", 1088),
        ("37", "37", 0),
        ("30", "1", 1705),
    ],
)
def test_points_that_there_are(contracted, reduced, points):
    assert available_points(WEIGHTS.full_time, Decimal(contracted), Decimal(reduced)) == points


@pytest.mark.parametrize(
    ("contracted", "items", "percent"),
    [
        ("37", cases("community", A3=10), "94.7"),  # 2060 of 2176 = 0.94669
        ("37", cases("licence", A3=10), "100.6"),  # 2190 of 2176 = 1.00643
        ("18.5", cases("custody", A3=1), "6.9"),  # 75 of 1088 = 0.06893
        ("37", [], "0"),
    ],
)
def test_capacity_in_per_cent(contracted, items, percent):
    person = Person((Hours(Decimal(contracted), SINCE),), (), tuple(items))
    assert capacity(person, WEIGHTS, ON).percent == Decimal(percent)


def test_where_we_differ_on_purpose_nobody_reads_as_free_for_want_of_hours():
    """Theirs: nought points there are gives nought per cent, and reductions beyond the hours give negative points."""
    away = (Reduction("absence", Decimal(40), SINCE),)
    one = capacity(Person((Hours(Decimal(37), SINCE),), away, tuple(cases("licence", A3=5))), WEIGHTS, ON)
    assert (one.available_points, one.percent, one.state) == (0, None, State.NO_HOURS_WITH_CASES)
