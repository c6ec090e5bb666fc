"""The weeks of the coming year whose work is within capacity, by Cafcass service area: what a gate of readiness asks.

It rests on what is counted: cases, work held, practitioners, posts, leavers, sickness. Where one of these is not told,
no figure is made, and why not is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.computing import ALL
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import last_month_end
from waypost.insight.measures.workforce.staff import ENGLAND, NEXT_REVIEW, OWNER, SERVICE_AREA, Staff
from waypost.insight.simulation.capacity.from_record import FROM_RECORD, OTHERS, Counted, counted, told_by_record
from waypost.insight.simulation.capacity.from_staff import (
    FROM_STAFF,
    in_post_by_area,
    lacking,
    posts_by_area,
    told_by_staff,
)
from waypost.insight.simulation.capacity.parameters import Plan
from waypost.insight.simulation.capacity.reading import plan_of, put_over, usual
from waypost.insight.simulation.capacity.season import season
from waypost.insight.simulation.forecast import Range
from waypost.journeys.store.contract import RecordStore

WEEKS, REPLICATIONS = 52, 100
ANALYSIS = Analysis(
    id="capacity",
    title="Capacity against the forecast",
    why_it_matters=(
        "An area that is asked for more than its practitioners can carry keeps children waiting, whatever was planned."
    ),
    objective="people",
    direction="higher_is_better",
    period="month_end",
    told=(
        Told("weeks_within", "Weeks of the coming year within capacity, with an 80 % interval", "percent"),
        Told("begun_in_time", "Cases of the coming year that begin in time, with an 80 % interval", "percent"),
        Told("done_in_time", "Of those with 40 working days, advice in time, with an 80 % interval", "percent"),
        Told("wait", "Mean days until a practitioner begins, in the coming year, with an 80 % interval", "days"),
        Told("caseload", "Cases held for each practitioner in post, with an 80 % interval", "cases_per_practitioner"),
    ),
    numerator="Of the weeks of the coming year, in all futures drawn, those whose work is within capacity.",
    denominator="England. Cases held at the month's end in areas with 20 or more: the simulation rests on them.",
    method_in_words=(
        "A week is within capacity when nine in ten of the cases received in it find a practitioner within their days, "
        "and seven in ten of those of a quarter with a deadline have their advice by it. 100 futures of 52 weeks are "
        "drawn: cases of each kind by season, the weeks for which a practitioner holds them, practitioners in post in "
        "whole-time equivalents, leavers, recruits, sickness, training and induction. The first figure is the mean of "
        "all weeks; the interval holds the middle 80 % of futures, and the mean. England is every week of every area "
        "that is told. Cases, work, season, practitioners, posts, leavers, sickness and recruiting are counted; what "
        "is left, and the weights of kinds of work, stand in capacity.yaml with their sources."
    ),
    sources=(
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029, priority 9.1 (no area goes live without "
        "confirmed workforce capacity)",
        "Cooper, Introduction to Queueing Theory, second edition, 1981 (the closed forms that it is held against)",
    ),
    cautions=(
        "It foretells what comes if things go on as they have: an area that changes how it works is not in it.",
        "What makes a week within capacity is Waypost's own reading: nobody has published one.",
        "Work lasts as long as today's: where courts are late, practitioners hold cases for longer.",
        "Of an area with fewer than 20 open cases, or without an adviser in post, nothing is told; of one with fewer "
        "than 6 advisers no caseload.",
    ),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=(ENGLAND, SERVICE_AREA),
)


@dataclass(frozen=True, slots=True)
class NotReleased:
    """Why there is no figure of a measure: of an area, or of all (an empty one)."""

    measure: str
    area: str
    why: str


def compute_capacity(
    store: RecordStore, staff: Staff, as_of: date, *, seed: int
) -> tuple[list[Figure], tuple[NotReleased, ...]]:
    """Return every figure of the year after the last month's end on or before a day, and why the rest has none."""
    until = last_month_end(as_of).end
    lacks = [NotReleased(ANALYSIS.id, "", why) for why in lacking(staff, until)]
    if lacks:
        return [], tuple(lacks)
    found = counted(store, until)
    here, untold = _areas(found, staff, until)
    if not here:
        return [], (*untold, NotReleased(ANALYSIS.id, "", "No area has enough open cases and practitioners."))
    plan = _plan(store, staff, found, here)
    # Loads numba: only where there is something to draw.
    from waypost.insight.simulation.capacity.weekly import of_the_year  # noqa: PLC0415

    held = {area: sum(found.held[area].values()) for area in here}
    people = in_post_by_area(staff, until)
    figures = _figures(of_the_year(plan, seed=seed), held, until)
    return [one for one in figures if not tells_of_few(one, people)], untold


def told_by_both(store: RecordStore, staff: Staff, found: Counted) -> dict[str, Any]:
    """Return what is counted of a year over what is usual: in the record, and in staff tables that suffice."""
    told = put_over(usual(), told_by_record(found, usual()), "the record", FROM_RECORD)
    factors = season(store, found.until)
    if factors is not None:
        told = put_over(told, {"season": factors}, "the record", FROM_RECORD)
    if lacking(staff, found.until):
        return told
    areas = [_staffed(one, staff, found.until) for one in told["areas"]["value"]]
    told = put_over(told, {"areas": areas}, "the staff tables", f"{FROM_RECORD}, and {FROM_STAFF}")
    return put_over(told, told_by_staff(staff, found.until), "the staff tables", FROM_STAFF)


def tells_of_few(figure: Figure, people: Mapping[str, float]) -> bool:
    """Answer whether a caseload would tell how many of few practitioners there are: cases held over it are people."""
    fewest = usual()["staff"]["fewest_told"]["value"]
    return bool(figure.method == "caseload" and people.get(figure.area, fewest) < fewest)


def _areas(found: Counted, staff: Staff, until: date) -> tuple[list[str], tuple[NotReleased, ...]]:
    there, here, untold = in_post_by_area(staff, until), [], []
    # An area of few cases is not even named: what stands in that field may be anything, and it would tell of few.
    for area in sorted((set(found.held) & set(found.areas)) - {"not_known"}):
        if not there.get(area):
            why = "The extract tells of no adviser in post there."
        elif not sum(found.came[area].values()):
            why = "No case came there in the year."
        else:
            here.append(area)
            continue
        untold.append(NotReleased(ANALYSIS.id, area, why))
    return here, tuple(untold)


def _plan(store: RecordStore, staff: Staff, found: Counted, here: list[str]) -> Plan:
    plan = plan_of(told_by_both(store, staff, found), "the record", first_month=found.until.month % 12 + 1)
    areas = tuple(area for area in plan.areas if area.name in here)
    return replace(plan, areas=areas, weeks=WEEKS, replications=REPLICATIONS)


def _staffed(area: dict[str, Any], staff: Staff, until: date) -> dict[str, Any]:
    """Return an area of a plan with its own practitioners and posts; other areas keep who holds cases there."""
    there, posts = in_post_by_area(staff, until), posts_by_area(staff, until)
    if area["name"] == OTHERS or area["name"] not in there:
        return area
    return {**area, "in_post": there[area["name"]], "posts": posts[area["name"]]}


def _figures(told: Mapping[str, Mapping[str, Range]], held: Mapping[str, int], until: date) -> Iterator[Figure]:
    units = {one.id: one.unit for one in ANALYSIS.told}
    for area, ranges in told.items():
        for method, one in ranges.items():
            yield Figure(
                ANALYSIS.id, method, SERVICE_AREA if area else ENGLAND, area or ENGLAND, until, until, ALL, ALL,
                None, held[area] if area else sum(held.values()), one.middle, units[method], one.lower, one.upper,
                is_modelled=True,
            )  # fmt: skip
