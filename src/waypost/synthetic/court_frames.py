"""What both court services hold alike of the invented world: regions, ends of cases, hearings on London's calendar."""

from __future__ import annotations

import polars as pl

from waypost.synthetic.late import days_late
from waypost.synthetic.plan import Plan
from waypost.synthetic.polls import LONDON
from waypost.synthetic.rates import rates
from waypost.synthetic.world import World
from waypost.vocabulary.areas import AREAS

CONSOLIDATED = "consolidated"
CANCELLED = ("vacated", "adjourned")


def case_regions() -> dict[str, str]:
    """Return the court service's region number of each area of England."""
    numbers = rates("feeds").table("regions")
    return {code: numbers[area.region] for code, area in AREAS.items() if area.region in numbers}


def courts(world: World) -> pl.DataFrame:
    """Return court, court_name and court_area, a row a court."""
    of_kind = (
        world.area_map.filter(pl.col("kind") == "court")
        .sort("code", "area")
        .unique("code", keep="first", maintain_order=True)
    )
    return of_kind.select(court="code", court_name="name", court_area="area")


def court_regions(world: World) -> dict[str, str]:
    """Return the court service's region number of each court."""
    numbers = case_regions()
    return {code: numbers[area] for code, _, area in courts(world).iter_rows() if area in numbers}


def closed_cases(world: World) -> pl.DataFrame:
    """Return case_id and closed_on: the day of the last child's final order, or of joining another case.

    Null while a child has neither.
    """
    joined_another = pl.when(pl.col("closure_reason") == CONSOLIDATED).then("closed_on")
    ended = world.children_in_cases.select("case_id", ended_on=pl.coalesce("final_order_on", joined_another))
    return ended.group_by("case_id").agg(
        closed_on=pl.when(pl.col("ended_on").is_not_null().all()).then(pl.col("ended_on").max())
    )


def joined_later() -> pl.Expr:
    """Return when a child came into the case; null for the first, whom the application itself names, born or not."""
    return pl.when(pl.col("joined_on") > pl.col("joined_on").min().over("case_id")).then("joined_on")


def has_joined() -> pl.Expr:
    """Say whether a person is in the case as shown on `shown_on`: those who came after it had begun, from their day."""
    begun_on = pl.max_horizontal("issued_on", "received_on", "shown_on")
    return ~(pl.col("joined_on") > begun_on).fill_null(value=False)


def local_hearings(world: World, cases: pl.DataFrame, plan: Plan, chance: str) -> pl.DataFrame:
    """Return the hearings of `cases` whose listing is known by the end, with days on London's calendar.

    Adds draw, listed_on, starts_at (London, without a zone), ends_at, days_late (of entering the outcome) and fills
    listed_decision_on. `cancelled_on` becomes the day on which the cancelling was entered; `cancelled_truly_on` is when
    it happened.
    """
    local = pl.col("listed_at").dt.convert_time_zone(LONDON).dt.replace_time_zone(None)
    rows = (
        world.hearings.join(cases.select("case_id", "submitted_on"), on="case_id")
        .with_columns(listed_decision_on=pl.coalesce("listed_decision_on", "submitted_on"))
        .filter(pl.col("listed_decision_on") <= plan.until)
        .sort("case_id", "hearing_id")
    )
    late = days_late("outcome_entered_late", plan.chance(f"{chance} entered late"), rows.height)
    truly_on = pl.when(pl.col("status").is_in(CANCELLED)).then(pl.coalesce("cancelled_on", local.dt.date()))
    return rows.with_columns(
        draw=pl.Series(plan.chance(chance).random(rows.height)),
        listed_on=local.dt.date(),
        starts_at=local,
        ends_at=local + pl.duration(minutes=pl.col("minutes").fill_null(60)),
        days_late=late,
        cancelled_truly_on=truly_on,
        cancelled_on=truly_on + pl.duration(days=pl.lit(late)),
    )
