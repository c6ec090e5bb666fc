"""What is foretold: ranges in order, the same seed the same, and more staff for fewer waits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from waypost.insight.simulation.capacity.needed import filled_share, needed
from waypost.insight.simulation.capacity.outlook import (
    BEGUN,
    CASELOAD,
    DONE,
    LINE,
    POSTS,
    WAIT,
    Drawn,
    outlook,
    weeks_held,
)
from waypost.insight.simulation.capacity.parameters import Hold
from waypost.insight.simulation.capacity.reading import plan_of, put_over, usual
from waypost.insight.simulation.capacity.replicating import (
    BEGUN_IN_TIME,
    DONE_IN_TIME,
    RECEIVED,
    WEEKLY,
    WITH_DEADLINE,
)
from waypost.insight.simulation.capacity.rollout import FOCUSED, NoRollout, after_rollout, phased

PLAN = plan_of(
    put_over(usual(), {"areas": [{"name": "North", "share": 0.05}, {"name": "South", "share": 0.03}], "weeks": 60,
                       "replications": 30, "staff": {"recruits_a_month_at_most": 3}}, "test")
)  # fmt: skip


def staffed(times: float):
    return replace(
        PLAN, areas=tuple(replace(one, in_post=times * one.in_post, posts=times * one.posts) for one in PLAN.areas)
    )


@pytest.fixture(scope="module")
def usually():
    return outlook(PLAN, seed=1)


def test_everything_is_told_of_england_and_of_each_area(usually):
    assert set(usually.last_year) == {"", "North", "South"}
    assert set(usually.last_year[""]) == {WAIT, BEGUN, DONE, LINE, CASELOAD, POSTS}
    for of_area in usually.last_year.values():
        assert all(one.lower <= one.middle <= one.upper for one in of_area.values())
    assert all(row.shape == (3, 60) and (np.diff(row, axis=0) >= 0).all() for row in usually.by_week.values())
    assert usually.last_year[""][POSTS].middle == pytest.approx(
        sum(usually.last_year[name][POSTS].middle for name in ("North", "South")), rel=0.02
    )


def test_the_same_seed_says_the_same_and_another_another(usually):
    assert outlook(PLAN, seed=1).last_year == usually.last_year
    assert outlook(PLAN, seed=2).last_year != usually.last_year


def test_with_fewer_practitioners_more_cases_wait_and_the_least_urgent_longest(usually):
    few = outlook(staffed(0.7), seed=1)
    assert few.last_year[""][WAIT].lower > usually.last_year[""][WAIT].upper
    assert few.last_year[""][DONE].middle <= usually.last_year[""][DONE].middle
    waits = few.wait_by_kind
    assert waits["private_law_after_first_hearing"].middle > waits["private_law_to_first_hearing"].middle
    assert waits["private_law_to_first_hearing"].middle > waits["public_law"].middle


def test_weeks_are_held_as_the_standard_says():
    weekly = np.zeros((1, 1, 4, WEEKLY), dtype=np.float32)
    weekly[0, 0, :, RECEIVED] = [10, 10, 10, 0]
    weekly[0, 0, :, BEGUN_IN_TIME] = [9, 8, 10, 0]
    weekly[0, 0, :, WITH_DEADLINE] = [1, 1, 2, 0]
    weekly[0, 0, :, DONE_IN_TIME] = [0, 1, 2, 0]
    drawn = Drawn(weekly, np.zeros((1, 1, 1, 5)))
    assert weeks_held(Hold(9, 0.9, 0.7, 1), drawn) == ([0.75], [0.75])
    assert weeks_held(Hold(9, 0.9, 0.7, 2), drawn) == ([0.75], [0.5])  # of both weeks: 0/1, 1/2, 3/3, 2/2


def test_the_posts_needed_hold_the_standard_and_one_fewer_does_not():
    found = needed(PLAN, seed=1)
    share = filled_share(PLAN.staff)
    by_area = {one.area: one for one in found}
    for fewer in (0, 1):
        posts = {name: one.to_begin_in_time - fewer for name, one in by_area.items()}
        tried = replace(
            PLAN,
            staff=replace(PLAN.staff, recruits_a_month_at_most=1e9),
            replications=40,
            areas=tuple(replace(a, posts=posts[a.name], in_post=posts[a.name] * share) for a in PLAN.areas),
        )
        held = outlook(tried, seed=1).weeks_held
        assert all((begun >= 0.9) == (fewer == 0) for begun, _ in held.values())
    assert all(one.to_be_done_in_time >= one.to_begin_in_time for one in found)


def test_what_staff_cannot_hold_is_said():
    strict = replace(PLAN, hold=replace(PLAN.hold, done_in_time=1.0))
    assert [one.to_be_done_in_time for one in needed(strict, seed=1)] == [None, None]


def test_a_roll_out_moves_the_work_and_keeps_to_what_can_be_recruited():
    after = after_rollout(PLAN)
    before, then = PLAN.areas[0].cases_a_year, after.areas[0].cases_a_year
    place = PLAN.place_of(FOCUSED)
    assert then[place] == pytest.approx(before[place] + 0.95 * before[1])
    assert then[0] == before[0]
    found = phased(PLAN, seed=1, order=("South", "North"))
    assert [one.area for one in found.beginnings] == ["South", "North"]
    net = 3 - 0.154 * sum(area.in_post for area in PLAN.areas) / 12
    assert found.net_recruits_a_month == pytest.approx(net)
    recruited = 0
    for one in found.beginnings:
        recruited += one.to_recruit
        assert one.week == (0 if not recruited else pytest.approx(recruited / net * 365.25 / 84 + 32, abs=1.01))
    assert WAIT in found.foretold.last_year[""]


def test_with_nobody_to_recruit_nobody_begins_and_without_the_kinds_nothing_moves():
    none = replace(PLAN, staff=replace(PLAN.staff, recruits_a_month_at_most=0))
    short = replace(none, areas=tuple(replace(area, in_post=area.in_post * 0.8) for area in none.areas))
    assert [one.week for one in phased(short, seed=1).beginnings] == [None, None]
    one = replace(
        PLAN,
        kinds=PLAN.kinds[:1],
        areas=tuple(replace(a, cases_a_year=a.cases_a_year[:1], held=a.held[:1]) for a in PLAN.areas),
    )
    with pytest.raises(NoRollout):
        after_rollout(one)
