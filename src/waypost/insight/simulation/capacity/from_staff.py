"""What the staff tables say of practitioners: who is in post, posts, leavers, sickness, recruiting, induction.

What they do not say is told, and nothing stands in its place: a gate rests on this. Advisers hold cases; supervisors
and managers are not counted as room for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl

from waypost.insight.measures.workforce import sickness, turnover
from waypost.insight.measures.workforce.staff import ENGLAND, Staff, year_to
from waypost.insight.simulation.capacity.reading import usual

FROM_STAFF = "counted in the staff tables"
HOLDS_CASES = "family_court_adviser"
_FULL_TIME = 1.0


def lacking(staff: Staff, until: date) -> tuple[str, ...]:
    """Return what of the staff tables is missing that capacity cannot be told without, each in a sentence."""
    return tuple(_lacking(staff, until))


def told_by_staff(staff: Staff, until: date) -> dict[str, Any]:
    """Return what the staff tables say of all areas, as a file to put over capacity.yaml. Nothing must be lacking."""
    there = in_post_by_area(staff, until)
    posts = sum(posts_by_area(staff, until).values())
    told: dict[str, Any] = {
        "in_post": round(sum(there.values()), 1),
        "vacancy_share": round(max(0.0, 1 - sum(there.values()) / posts), 4),
        "yearly_turnover": round(_england(turnover.compute(staff, until)) / 100, 4),
        "sickness_share": round(_england(sickness.compute(staff, until)) / 100, 4),
    }
    fewest = usual()["staff"]["fewest_to_go_by"]["value"]  # of fewer a median is not gone by: what is usual stays
    filled = staff.vacancies.filter(pl.col("filled_on") > year_to(until).start, pl.col("filled_on") <= until)
    if filled.height >= fewest:
        told["weeks_to_recruit"] = _median_weeks(filled, "opened_on", "filled_on")
        told["recruits_a_month_at_most"] = _most_in_a_quarter(filled, until) / 3
    joined = staff.inductions.filter(pl.col("due_on") > year_to(until).start, pl.col("due_on") <= until)
    if joined.height >= fewest:
        told["induction_weeks"] = _median_weeks(joined, "started_on", "due_on")
    return {"staff": told}


def in_post_by_area(staff: Staff, day: date) -> dict[str, float]:
    """Return advisers in post at a day's end by service area, in whole-time equivalents."""
    return _sums(staff.in_post(day).filter(role=HOLDS_CASES))


def posts_by_area(staff: Staff, day: date) -> dict[str, float]:
    """Return posts of advisers at a day's end by service area, held or empty, in whole-time equivalents."""
    gone = pl.min_horizontal("filled_on", "withdrawn_on")
    empty = staff.vacancies.filter(
        pl.col("role") == HOLDS_CASES, pl.col("opened_on") <= day, gone.is_null() | (gone > day)
    )
    held, vacant = in_post_by_area(staff, day), _sums(empty)
    return {area: held.get(area, 0.0) + vacant.get(area, 0.0) for area in sorted({*held, *vacant})}


def _lacking(staff: Staff, until: date) -> Iterator[str]:
    if not in_post_by_area(staff, until):
        yield "The extract tells of no adviser in post."
        return
    if staff.in_post(year_to(until).start).is_empty():
        yield "The extract tells of nobody in post a year before, so that nobody knows how many leave."
    if staff.vacancies.is_empty():
        yield "The extract tells of no vacancy, filled or not, so that nobody knows how many posts there are."
    if staff.absences.is_empty():
        yield "The extract tells of no absence, so that nobody knows how many are away."


def _sums(rows: pl.DataFrame) -> dict[str, float]:
    share = pl.col("full_time_equivalent").fill_null(_FULL_TIME).sum()
    known = rows.filter(pl.col("service_area").is_not_null())
    return {
        str(area): float(held) for area, held in known.group_by("service_area").agg(share).sort("service_area").rows()
    }


def _england(figures: Iterator[Any]) -> float:
    return next((float(one.value) for one in figures if one.area == ENGLAND), 0.0)


def _median_weeks(rows: pl.DataFrame, start: str, end: str) -> int:
    days = rows.select((pl.col(end) - pl.col(start)).dt.total_days().median()).item()
    return max(0, round(float(days) / 7))


def _most_in_a_quarter(filled: pl.DataFrame, until: date) -> int:
    """Return how many posts were filled in the best of the last four quarters of a year: so many can be recruited."""
    quarters = [until - timedelta(days=round(91.25 * back)) for back in range(5)]
    return max(
        filled.filter(pl.col("filled_on") > first, pl.col("filled_on") <= last).height
        for last, first in pairwise(quarters)
    )
