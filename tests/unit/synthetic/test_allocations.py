"""Who had each case, from when to when."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from support.invented_lives import members, world_of
from support.invented_parts import WINDOW, parts
from waypost.synthetic.allocations import Allocations, _by_holder, practitioner_on, staffing
from waypost.synthetic.workforce import Posts


@pytest.fixture
def allocations() -> pl.DataFrame:
    world = world_of(20_000, 1)
    return world.allocations.join(world.cases, on="case_id")


def test_every_received_case_is_allocated(allocations: pl.DataFrame):
    settled = world_of(20_000, 1).cases.filter(pl.col("received_on") < date(2027, 3, 15))
    assert settled.join(allocations, on="case_id", how="anti").is_empty()


def test_roles_go_with_the_law(allocations: pl.DataFrame):
    public = allocations.filter(pl.col("law") == "public")
    assert set(public["role"]) == {"childrens_guardian"}
    private = allocations.filter((pl.col("law") == "private") & ~pl.col("is_rule_16_4"))
    assert set(private["role"]) == {"family_court_adviser", "duty_practitioner"}
    focused = allocations.filter(pl.col("track") == "child_focused_court")
    assert set(focused["role"]) == {"family_court_adviser"}


def test_work_on_a_case_goes_on_without_a_break(allocations: pl.DataFrame):
    following = allocations.sort("case_id", "started_on").with_columns(
        next_on=pl.col("started_on").shift(-1).over("case_id")
    )
    gap = (pl.col("next_on") - pl.col("ended_on")).dt.total_days()
    assert following.filter((gap < 0) | (gap > 1)).is_empty()


def test_caseloads_are_about_as_published(allocations: pl.DataFrame):
    day = date(2025, 1, 31)
    held = allocations.filter(
        (pl.col("started_on") <= day)
        & (pl.col("ended_on").is_null() | (pl.col("ended_on") > day))
        & (pl.col("role") != "duty_practitioner")
    )
    loads = held.group_by("practitioner_id").len()["len"]
    assert loads.mean() == pytest.approx(18, abs=1.5)
    assert (loads >= 20).mean() == pytest.approx(0.349, abs=0.12)


def test_an_allocation_ends_for_a_reason(allocations: pl.DataFrame):
    assert (allocations["ended_on"].is_null() == allocations["reason_ended"].is_null()).all()
    assert set(allocations["reason_ended"]) >= {"case_closed", "practitioner_left", "caseload", "specialism"}
    closed = (
        members(world_of(20_000, 1))
        .group_by("case_id")
        .agg(pl.col("closed_on").max(), is_open=pl.col("closed_on").is_null().any())
    )
    still_held = allocations.filter(pl.col("ended_on").is_null()).join(closed, on="case_id")
    assert still_held["is_open"].all()


def test_a_case_has_one_practitioner_on_a_day():
    given = parts()
    staff = staffing(given.streams, given.places, given.population, given.days, WINDOW)
    work = staff.allocations
    assert (practitioner_on(work, work.case, work.started) == work.practitioner).mean() > 0.99
    first = np.flatnonzero(np.diff(work.case, prepend=-1))
    assert (practitioner_on(work, work.case[first], work.started[first] - 5) == work.practitioner[first]).all()


def test_a_case_that_moves_away_passes_to_the_service_area_it_moves_to(allocations: pl.DataFrame):
    world = world_of(20_000, 1)
    areas = world.area_map.filter(pl.col("kind") == "court")
    service = dict(world.cases.select("area", "service_area").unique().iter_rows())
    before = allocations.join(
        areas.select(transferred_from_court="code", area_before="area"), on="transferred_from_court"
    )
    before = before.with_columns(pl.col("area_before").replace_strict(service, default=None))
    moved = before.filter(pl.col("area_before") != pl.col("service_area"))
    posts = world.workforce.select("practitioner_id", post_area="service_area").unique("practitioner_id")
    moved = moved.join(posts, on="practitioner_id")
    is_before = pl.col("started_on") < pl.col("transferred_on")
    wanted = pl.when(is_before).then("area_before").otherwise("service_area")
    assert moved.height > 10
    assert moved.filter(pl.col("post_area") != wanted).is_empty()
    assert moved.filter(
        is_before & ((pl.col("ended_on") > pl.col("transferred_on")) | pl.col("ended_on").is_null())
    ).is_empty()


def test_who_left_on_the_day_they_came_held_nothing():
    one = np.array([0])
    posts = Posts(area=one, is_duty=one, changes=np.array([[20, 30, 30, 40]]))
    work = Allocations(
        case=one, post=one, practitioner=one, role=one, started=np.array([10]), ended=np.array([50]), reason=one
    )
    held = _by_holder(posts, work)
    assert list(zip(held.started.tolist(), held.ended.tolist(), strict=True)) == [
        (10, 19),
        (20, 29),
        (30, 39),
        (40, 50),
    ]
    assert len(set(held.practitioner.tolist())) == 4
