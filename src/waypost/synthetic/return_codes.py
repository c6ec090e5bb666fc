"""The codes of a collection year: what an SSDA903 return of earlier years wrote for what is another code today.

And what a return told first, where the next year's return puts it right.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from waypost.synthetic.chance import happens
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates
from waypost.synthetic.told_care import other_foster_placement

_APRIL = 4


def collection_year(day: date) -> int:
    """Return the collection year of a day, by the calendar year in which it begins."""
    return day.year if day.month >= _APRIL else day.year - 1


def collection_years_of(day: pl.Expr) -> pl.Expr:
    """Return the collection year of each day."""
    return day.dt.year() - (day.dt.month() < _APRIL).cast(pl.Int32)


def in_codes_of(column: str, year: pl.Expr, told: pl.Expr | None = None) -> pl.Expr:
    """Return the placement or the reason why an episode ceased in the codes of the return of a collection year.

    `told` is what is told in the column's place.
    """
    given: dict[str, Any] = rates("feeds").table("codes_of_earlier_returns")[column]
    own = pl.col(column) if told is None else told
    code = own
    for later, earlier in given.items():
        is_earlier = (own == later) & (year < earlier["before_year"])
        code = pl.when(is_earlier).then(pl.lit(earlier["code"])).otherwise(code)
    return code


def first_year() -> pl.Expr:
    """Return the collection year of the first return that tells an episode."""
    return collection_years_of(pl.col("started_on"))


def last_year(until: date) -> pl.Expr:
    """Return the collection year of the last return that tells an episode."""
    return collection_years_of(pl.min_horizontal(pl.col("ended_on"), pl.lit(until)))


def edited_placements(episodes: pl.DataFrame, plan: Plan) -> pl.Series:
    """Say which foster placements their first return takes for another kind; a later one puts it right."""
    share = rates("disagreements").shares("edited_afterwards")["placement_in_return"]
    is_drawn = pl.Series(happens(plan.chance("ssda903 placements edited"), share, episodes.height))
    is_told_again = first_year() < last_year(plan.until)
    has_other = other_foster_placement().ne_missing(pl.col("placement"))
    return episodes.select(is_told_again & has_other & pl.lit(is_drawn)).to_series()


def placement_in(year: pl.Expr) -> pl.Expr:
    """Return the placement as the return of a year tells it. The rows have `is_edited`."""
    is_wrong = pl.col("is_edited") & (year == first_year())
    other = in_codes_of("placement", year, other_foster_placement())
    return pl.when(is_wrong).then(other).otherwise(in_codes_of("placement", year))
