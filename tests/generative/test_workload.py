"""What must hold of every workload: never negative, additive, without order, monotone, explained, told the same
twice.
"""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from support.invented_workloads import ON, pieces, round_weights
from waypost.casework.allocation.capacity import ALERTS, Hours, Person, capacity, potential_capacity
from waypost.casework.allocation.reductions import Reduction
from waypost.casework.allocation.workload import (
    WorkItem,
    counts_on,
    with_piece,
    without_piece,
    workload,
    workloads,
)

WEIGHTS = round_weights()
STABLE = Decimal(10)
days = st.dates(date(2026, 9, 1), date(2027, 2, 1))
hours = st.builds(
    lambda contracted, first, length: Hours(
        contracted, first, None if length is None else first + timedelta(days=length)
    ),
    st.decimals(0, 40, places=1),
    days,
    st.none() | st.integers(0, 60),
)
reductions = st.builds(
    lambda taken, first, length: Reduction(
        "absence", taken, first, None if length is None else first + timedelta(days=length)
    ),
    st.decimals(0, 60, places=1),
    days,
    st.none() | st.integers(0, 60),
)
people = st.builds(
    Person, st.lists(hours, max_size=3).map(tuple), st.lists(reductions, max_size=3).map(tuple), pieces()
)


@given(pieces(), days)
def test_it_is_never_negative_and_its_lines_sum_to_the_total(items, on):
    told = workload(items, WEIGHTS, on)
    assert told.points >= 0
    assert told.points == sum(line.points for line in told.lines)
    assert all(line.points == line.count * line.each for line in told.lines)
    assert told.pieces == len({line.of for line in told.lines if line.of})


@given(st.data(), pieces(), days)
def test_the_order_of_the_work_changes_nothing(data, items, on):
    other = data.draw(st.permutations(items))
    assert workload(items, WEIGHTS, on) == workload(other, WEIGHTS, on)


@given(pieces(credits=False), days, st.integers(0, 8))
def test_two_parts_add_up_to_the_whole(items, on, cut):
    first, second = (workload(part, WEIGHTS, on).points for part in (items[:cut], items[cut:]))
    assert workload(items, WEIGHTS, on).points == first + second - STABLE


@given(pieces(), days)
def test_one_more_piece_of_work_never_makes_it_less(items, on):
    more = workload((*items, WorkItem("N", "short", traits=frozenset({"domestic_abuse"}))), WEIGHTS, on)
    assert more.points >= workload(items, WEIGHTS, on).points


@given(pieces(credits=False), days, st.integers(0, 7), st.booleans())
def test_a_further_child_or_more_travel_never_makes_it_less(items, on, place, is_child):
    if not items:
        return
    place %= len(items)
    told = {name: getattr(items[place], name) for name in WorkItem.__slots__}
    told |= {"children": told["children"] + 1} if is_child else {"travel_hours": told["travel_hours"] + 1}
    changed = (*items[:place], WorkItem(**told), *items[place + 1 :])
    assert workload(changed, WEIGHTS, on).points >= workload(items, WEIGHTS, on).points


@given(pieces(), days)
def test_handing_over_one_by_one_is_the_same_as_counting_again(items, on):
    running = workload((), WEIGHTS, on)
    for number, item in enumerate(items, start=1):
        running = with_piece(running, item, WEIGHTS)
        assert running == workload(items[:number], WEIGHTS, on)
    for number, item in enumerate(items, start=1):
        if counts_on(item, WEIGHTS, on):
            running = without_piece(running, item.id)
        assert running == workload(items[number:], WEIGHTS, on)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=2), pieces(), max_size=4), days)
def test_many_at_once_are_as_each_alone(items_of, on):
    assert workloads(items_of, WEIGHTS, on) == {
        person: workload(items, WEIGHTS, on) for person, items in items_of.items()
    }


@given(pieces(), days)
def test_a_version_holds_to_its_last_day_and_the_next_from_its_first(items, on):
    doubled = [{"name": "stable", "title": "Stable", "points": 20, "source": "Invented"}]
    before, after = workload(items, WEIGHTS, on), workload(items, round_weights(stable=doubled), on)
    raw = [sum(line.points for line in one.lines if line.kind != "lifted") for one in (before, after)]
    assert raw[1] == raw[0] + STABLE


@given(people, days)
def test_no_capacity_is_negative_and_none_reads_as_free_for_want_of_hours(person, on):
    one = capacity(person, WEIGHTS, on)
    assert min(one.available_points, one.remaining_points, one.points_over, one.reduced_hours) >= 0
    assert one.percent is None or one.percent >= 0
    if not one.available_points:
        assert one.percent is None
        assert one.remaining_points == 0
        assert not one.carried.pieces or one.state in ALERTS
    assert 0 <= one.weeks_above <= 4


@given(people, days, pieces(credits=False))
def test_potential_capacity_is_never_less_and_agrees_with_counting_again(person, on, further):
    fresh = tuple(WorkItem(f"N{item.id}", item.work_type, item.band, share=item.share) for item in further)
    now = capacity(person, WEIGHTS, on)
    after = potential_capacity(person, now, fresh, WEIGHTS)
    again = workload((*person.items, *fresh), WEIGHTS, on)
    assert after.carried == again
    assert now.percent is None or after.percent >= now.percent


@given(people)
def test_fewer_hours_never_leave_more_room(person):
    less = Person(person.hours, (*person.reductions, Reduction("learning", Decimal(3), date(2026, 1, 1))), person.items)
    assert capacity(less, WEIGHTS, ON).available_points <= capacity(person, WEIGHTS, ON).available_points
