"""What came of a practice is read from the meetings that there were and that there would have been."""

from __future__ import annotations

import polars as pl

from small_world import small_world
from waypost.synthetic.planted import PEOPLE, of_schema
from waypost.synthetic.planting.told_practice import has_practice, told_practice


def rows() -> pl.DataFrame:
    world = small_world()
    child = world.children_in_cases.select("case_id", "person_id")
    return of_schema(
        pl.concat(
            [child.with_columns(measure=pl.lit(one)) for one in ("engagement_in_person", "time_to_first_meeting")]
        ).with_columns(switch=pl.lit("group_gap"), entry=pl.lit(0)),
        PEOPLE,
    )


def test_before_and_after_are_read_from_the_meetings():
    world = small_world()
    none = world.engagement.clear()
    told = told_practice(rows(), world, none)
    eligible = world.children_in_cases.filter("is_eligible_for_engagement").select("case_id", "person_id")
    in_person = told.filter(measure="engagement_in_person").join(eligible, on=["case_id", "person_id"])
    assert (in_person["before"] == 0).all()
    met = world.engagement.filter(manner="in_person").select("case_id", "person_id").unique()
    assert in_person["after"].sum() == met.join(eligible, on=["case_id", "person_id"], how="semi").height
    waits = told.filter(measure="time_to_first_meeting")
    assert waits["before"].is_null().all()
    assert waits["after"].drop_nulls().len() == world.engagement.select("case_id", "person_id").unique().height
    assert set(told["unit"]) == {"share", "days"}


def test_other_rows_are_left_alone():
    other = rows().with_columns(measure=pl.lit("final_order"), before=pl.lit(1.0), unit=pl.lit("share"))
    assert not has_practice(other)
    assert has_practice(rows())
    told = told_practice(pl.concat([rows(), other]), small_world(), small_world().engagement.clear())
    assert (told.filter(measure="final_order")["before"] == 1.0).all()
