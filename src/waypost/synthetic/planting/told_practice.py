"""What a planted practice came to: for each child whom it concerns, how it was met, and how it would have been."""

from __future__ import annotations

import polars as pl

from waypost.synthetic.world import World

_KEY = ("case_id", "person_id")
_OF_PRACTICE = pl.col("measure").is_in(["engagement_in_person", "time_to_first_meeting"]).fill_null(value=False)


def has_practice(people: pl.DataFrame) -> bool:
    """Say whether any row of truth is on engagement."""
    return not people.filter(_OF_PRACTICE).is_empty()


def told_practice(people: pl.DataFrame, world: World, usual: pl.DataFrame) -> pl.DataFrame:
    """Fill before and after in the rows of truth on engagement, from the world and from its `usual` engagement.

    engagement_in_person: 1 for a child met in person at least once, 0 for another whom Cafcass should meet; null for a
    child whom it need not meet. time_to_first_meeting: days from receipt of the case; null where there was no meeting.
    """
    rest = people.filter(~_OF_PRACTICE)
    rows = people.filter(_OF_PRACTICE).drop("before", "after", "unit")
    for name, frame in (("before", usual), ("after", world.engagement)):
        rows = rows.join(_met(world, frame).rename({"value": name}), on=[*_KEY, "measure"], how="left")
    unit = pl.when(pl.col("measure") == "engagement_in_person").then(pl.lit("share")).otherwise(pl.lit("days"))
    whole = pl.concat([rest, rows.with_columns(unit=unit).select(rest.columns)])
    return whole.sort("switch", "entry", "case_id", "person_id")


def _met(world: World, engagement: pl.DataFrame) -> pl.DataFrame:
    """Return case_id, person_id, measure and value of both measures."""
    told = engagement.group_by(*_KEY).agg(
        first_on=pl.col("seen_on").min(), ever=(pl.col("manner") == "in_person").any()
    )
    children = world.children_in_cases.select(*_KEY, "is_eligible_for_engagement").join(
        world.cases.select("case_id", "received_on"), on="case_id"
    )
    whole = children.join(told, on=list(_KEY), how="left")
    days = (pl.col("first_on") - pl.col("received_on")).dt.total_days().cast(pl.Float64)
    ever = pl.col("ever").fill_null(value=False).cast(pl.Float64)
    in_person = pl.when(pl.col("is_eligible_for_engagement")).then(ever)
    return pl.concat(
        [
            whole.select(*_KEY, measure=pl.lit("engagement_in_person"), value=in_person),
            whole.select(*_KEY, measure=pl.lit("time_to_first_meeting"), value=days),
        ]
    )
