"""A gap between groups is the group's alone, of the size that was asked, in each measure."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from support.planted_worlds import ground, grown, planted_world
from waypost.synthetic.planting.group_gap import plant_group_gap
from waypost.synthetic.scenario_parts import GroupGap

KEY = ["case_id", "person_id"]


def planted(**asked):
    return plant_group_gap(ground(), grown(), 0, GroupGap(**asked))


def test_a_gap_in_duration_moves_each_child_of_the_group_and_no_other():
    after = planted(
        measure="duration_of_closed_cases", group_kind="sex", group=("male",), size=-3, unit="weeks", law="public"
    )
    is_in = ground().is_in_group(ground().drawn, "sex", ["male"], "public")
    days = after.population.memberships.final - ground().drawn.memberships.final
    assert np.median(days[is_in]) == -21
    assert not days[~is_in].any()
    rows = after.people[0]
    assert rows.height == is_in.sum()
    assert (rows["after"] - rows["before"]).median() == -3
    assert set(rows["group"]) == {"male"}


def test_size_nought_plants_nothing_and_says_so():
    for measure, unit, order in (
        ("duration_of_closed_cases", "days", None),
        ("final_order", "share", "care_order"),
        ("engagement_in_person", "share", None),
    ):
        after = planted(measure=measure, group_kind="ethnic_group", group=("black",), size=0, unit=unit, order=order)
        assert (after.population.memberships.final == ground().drawn.memberships.final).all()
        assert (after.population.memberships.outcome == ground().drawn.memberships.outcome).all()
        assert after.practice.is_usual
        assert after.people[0].height > 0


def test_a_gap_in_engagement_is_in_the_practice_towards_the_group():
    after = planted(
        measure="engagement_in_person", group_kind="has_disability", group=("yes",), size=-0.1, unit="share"
    )
    is_in = ground().is_in_group(ground().drawn, "has_disability", ["yes"], None)
    assert (after.practice.in_person[is_in] < -0.1).all()
    assert not after.practice.in_person[~is_in].any()
    after = planted(measure="time_to_first_meeting", group_kind="sex", group=("male",), size=2, unit="weeks")
    assert set(after.practice.wait_days) == {0, 14}


@pytest.fixture(scope="module")
def told() -> pl.DataFrame:
    return planted_world("group_gap").planted.people


def test_the_truth_of_practice_is_what_came_of_it(told: pl.DataFrame):
    in_person = told.filter(measure="engagement_in_person").drop_nulls(["before", "after"])
    assert in_person["after"].mean() - in_person["before"].mean() == pytest.approx(-0.1, abs=0.1)
    assert set(in_person["after"].unique()) == {0.0, 1.0}
    waits = told.filter(measure="time_to_first_meeting").drop_nulls(["before", "after"])
    assert (waits["after"] - waits["before"]).median() == pytest.approx(5, abs=2)
    assert set(told["unit"]) == {"weeks", "share", "days"}
    assert told.filter(pl.col("measure") == "final_order")["after"].n_unique() == 2


def test_the_world_agrees_with_its_truth(told: pl.DataFrame):
    world = planted_world("group_gap")
    met = world.engagement.group_by(KEY).agg(ever=(pl.col("manner") == "in_person").any().cast(pl.Float64))
    rows = told.filter(measure="engagement_in_person").drop_nulls("after").join(met, on=KEY, how="left")
    assert (rows["after"] == rows["ever"].fill_null(0.0)).all()
