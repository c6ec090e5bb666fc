"""Causes of delay: the share, the weeks and the reasons are those asked for; the last hearing is called off."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from support.planted_worlds import CHILDREN, ground, grown, planted_world
from waypost.synthetic.delays import EVERY_REASON
from waypost.synthetic.invent import invent
from waypost.synthetic.planting.causes_of_delay import plant_causes_of_delay
from waypost.synthetic.scenario_parts import CauseOfDelay

CAUSES = (
    CauseOfDelay("experts", 8, 0.2, reason="EX1"),
    CauseOfDelay("other", 3, 0.1, reason="OT10"),
    CauseOfDelay("cafcass", 5, 0.25, law="private"),
)


@pytest.fixture(scope="module")
def planted():
    nobody = np.zeros(len(ground().drawn.cases), dtype=np.bool_)
    return plant_causes_of_delay(ground(), grown(), CAUSES, nobody)


def test_shares_and_weeks_are_those_asked_for(planted):
    after, delays = planted
    cases, rows = ground().drawn.cases, after.cases[0]
    for entry, cause in enumerate(CAUSES):
        own = rows.filter(entry=entry)
        of_law = (cases.is_public == (cause.law == "public")).sum()
        assert own.height / of_law == pytest.approx(cause.share, abs=0.05)
        assert own["weeks"].mean() == pytest.approx(cause.weeks, abs=0.2)
        assert set(own["owner"]) == {cause.owner}
        assert set(own["reason"]) == set(cause.reasons)
    assert (delays.days == (after.population.cases.final - cases.final)[delays.case]).all()
    assert len(np.unique(delays.case)) == len(delays.case)


def test_no_other_case_moves_and_the_spared_are_spared(planted):
    after, delays = planted
    changed = after.population.cases.final != ground().drawn.cases.final
    assert set(np.flatnonzero(changed)) == set(delays.case)
    everyone = np.ones(len(ground().drawn.cases), dtype=np.bool_)
    none, no_delays = plant_causes_of_delay(ground(), grown(), CAUSES, everyone)
    assert len(no_delays) == 0
    assert none.cases[0].is_empty()


def test_children_who_left_before_are_not_touched(planted):
    before, after = ground().drawn.memberships, planted[0].population.memberships
    early = before.final < ground().drawn.cases.final[before.case]
    assert early.any()
    assert (after.final == before.final)[early].all()


def test_a_reason_no_longer_used_can_be_planted(planted):
    _, delays = planted
    assert (delays.reason == EVERY_REASON.index("OT10")).any()


def test_the_hearing_was_called_off_so_many_days_before_it_was_held():
    world = planted_world("delay_by_owner")
    day = pl.col("listed_at").dt.convert_time_zone("Europe/London").dt.date()
    hearings = world.hearings.with_columns(day=day)
    off = hearings.filter(pl.col("reason").is_not_null()).select("case_id", "hearing", "reason", "status", "day")
    last = hearings.filter(pl.col("status").is_in(["held", "listed"])).group_by("case_id").agg(held=pl.col("day").max())
    both = world.planted.cases.join(off, on=["case_id", "reason"]).join(last, on="case_id")
    waited = (both["held"] - both["day"]).dt.total_days()
    assert (waited == both["days"]).sum() > 0.9 * world.planted.cases.filter(pl.col("weeks_by_the_end") > 0).height
    assert set(both["status"]) == {"vacated", "adjourned"}
    assert set(both.filter(law="private")["status"]) == {"vacated"}


def test_the_hearings_before_the_last_are_when_they_would_have_been():
    plain, world = invent(children=CHILDREN, seed=1), planted_world("delay_by_owner")
    hit = world.planted.cases.select("case_id", "days")
    held = [
        one.hearings.filter(pl.col("status") == "held")
        .join(hit, on="case_id")
        .select("case_id", "days", day=pl.col("listed_at").dt.convert_time_zone("Europe/London").dt.date())
        for one in (plain, world)
    ]
    last = held[0].group_by("case_id").agg(last=pl.col("day").max())
    closed = plain.children_in_cases.filter(pl.col("final_order_on").is_not_null()).select("case_id").unique()
    before = [
        one.join(last, on="case_id")
        .join(closed, on="case_id")
        .filter(pl.col("day") < pl.col("last"))
        .sort("case_id", "day")
        for one in held
    ]
    assert before[0].height > 100
    assert before[0].select("case_id", "day").equals(before[1].select("case_id", "day"))
