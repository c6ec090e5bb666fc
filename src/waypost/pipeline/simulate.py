"""What staff, referrals and work foretell: waits, caseloads, staff needed, a roll-out; of a record or assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import let_out
from waypost.foundation.errors import YoursToFix
from waypost.insight.measures.periods import last_month_end
from waypost.insight.measures.workforce.staff import Staff
from waypost.insight.simulation.capacity.from_record import FROM_RECORD, counted
from waypost.insight.simulation.capacity.needed import Needed, needed
from waypost.insight.simulation.capacity.outlook import WHAT, Outlook, outlook
from waypost.insight.simulation.capacity.parameters import Plan
from waypost.insight.simulation.capacity.reading import RestsOn, plan_of, put_over, read_own, rests_on, usual
from waypost.insight.simulation.capacity.rollout import NoRollout, Phased, phased
from waypost.insight.simulation.capacity.within import told_by_both
from waypost.insight.simulation.forecast import Range
from waypost.insight.simulation.rules import rules
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.progress import Progress, silent

FROM_RELEASE = "from released figures"
EVERY = 4
"""Weeks between two that are told of the fan."""


class SimulationNotAsked(YoursToFix):
    """What was asked of the simulation does not go together."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What if there were so many posts and cases, in percent of today's, and so many could be recruited a month?

    Who is in post today stays: more posts are filled as recruiting allows, fewer as people leave.
    """

    posts_percent: int = 100
    demand_percent: int = 100
    recruits_a_month: int | None = None

    def __post_init__(self) -> None:
        if min(self.posts_percent, self.demand_percent) < 0 or (self.recruits_a_month or 0) < 0:
            raise ValueError("what if: a number is below nought")

    def of(self, plan: Plan) -> Plan:
        """Return a plan as it would be."""
        posts, demand = self.posts_percent / 100, self.demand_percent / 100
        areas = tuple(
            replace(area, posts=area.posts * posts, cases_a_year=tuple(one * demand for one in area.cases_a_year))
            for area in plan.areas
        )
        limit = plan.staff.recruits_a_month_at_most if self.recruits_a_month is None else float(self.recruits_a_month)
        return replace(plan, areas=areas, staff=replace(plan.staff, recruits_a_month_at_most=limit))


@dataclass(frozen=True, slots=True)
class SimulationAsked:
    """A user's own assumptions, the chance, how many futures of how many weeks, and whether to ask how many are needed
    and when Child Focused Courts could begin.

    `released` is in the form of capacity.yaml, of released figures. `what_if` changes the plan that comes of it all.
    """

    assumptions: Path | None = None
    seed: int = 1
    replications: int | None = None
    weeks: int | None = None
    is_needed_asked: bool = True
    is_rollout_asked: bool = False
    released: Mapping[str, Any] | None = None
    first_month: int = 1
    what_if: WhatIf = WhatIf()


def simulate(
    store: RecordStore | None,
    asked: SimulationAsked,
    *,
    is_invented: bool,
    staff: Staff | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Return what is foretold, as plain values. Without a store, of published numbers and assumptions alone.

    `staff` are the staff tables of the store's record: where they do not suffice, who holds cases counts as in post.
    Raises `CapacityWrong`, `SimulationNotAsked`.
    """
    told: Mapping[str, Any] = usual()
    first_month = asked.first_month
    if store is not None:
        until = last_month_end(store.as_of).end
        told = told_by_both(store, staff or Staff(), counted(store, until))
        first_month = (until + timedelta(days=1)).month
    if asked.released is not None:
        told = put_over(told, asked.released, "the release", FROM_RELEASE)
    where = "capacity.yaml"
    if asked.assumptions is not None:
        where = asked.assumptions.name
        told = put_over(told, read_own(asked.assumptions), where)
    plan = asked.what_if.of(_with_asked(plan_of(told, where, first_month=first_month), asked))
    found = outlook(plan, seed=asked.seed, told=lambda done, of: progress("drawing_futures", done, of))
    posts: tuple[Needed, ...] = ()
    if asked.is_needed_asked:
        posts = needed(plan, seed=asked.seed, told=lambda done, of: progress("looking_for_staff", done, of))
    begin: Phased | None = None
    if asked.is_rollout_asked:
        try:
            begin = phased(plan, seed=asked.seed, told=lambda done, of: progress("phasing_the_roll_out", done, of))
        except NoRollout as fault:
            raise SimulationNotAsked(
                f"{fault}.", where="--rollout", do="Name them in your file, or ask without."
            ) from fault
    return let_out("simulate", _in_plain(plan, found, posts, begin, told, asked, is_invented=is_invented, store=store))


def _with_asked(plan: Plan, asked: SimulationAsked) -> Plan:
    try:
        return replace(plan, replications=asked.replications or plan.replications, weeks=asked.weeks or plan.weeks)
    except ValueError as fault:
        raise SimulationNotAsked(f"{fault}.", where="simulate", do="Ask for another number.") from fault


def _in_plain(
    plan: Plan,
    found: Outlook,
    posts: tuple[Needed, ...],
    begin: Phased | None,
    told: Mapping[str, Any],
    asked: SimulationAsked,
    *,
    is_invented: bool,
    store: RecordStore | None,
) -> dict[str, Any]:
    return {
        "of": {
            "record_as_of": None if store is None else store.as_of.isoformat(),
            "invented": is_invented,
            "weeks": plan.weeks,
            "replications": plan.replications,
            "seed": asked.seed,
            "share_inside": plan.share_inside,
            "weeks_of_ten": plan.hold.weeks_of_ten,
            "begun_in_time": plan.hold.begun_in_time,
            "done_in_time": plan.hold.done_in_time,
        },
        "england": [_row(what, one) for what, one in found.last_year[""].items()],
        "by_week": list(_by_week(found)),
        "by_kind": [
            {"kind": kind.name, "title": kind.title, **_range(found.wait_by_kind[kind.name])} for kind in plan.kinds
        ],
        "areas": list(_areas(plan, found, posts)),
        "rollout": None if begin is None else _rollout(begin),
        "rests_on": [
            {"name": one.name, "value": _safe(plan, one), "source": one.source, "is_assumed": one.is_assumed}
            for one in rests_on(told)
        ],
    }


def _safe(plan: Plan, one: RestsOn) -> str:
    """Return a value as it may be shown: what is counted of a kind of which few cases came is not told."""
    fewest = rules().fewest_open_children
    few = {
        kind.name
        for kind in plan.kinds
        if sum(area.cases_a_year[plan.place_of(kind.name)] for area in plan.areas) < fewest
    }
    is_few = one.source.startswith(FROM_RECORD) and any(one.name.startswith(f"kinds.{name}.") for name in few)
    return f"not told: fewer than {fewest} cases" if is_few else one.value


def _row(what: str, one: Range) -> dict[str, Any]:
    return {"what": what, "title": WHAT[what], **_range(one)}


def _range(one: Range) -> dict[str, float]:
    return {"lower": round(one.lower, 2), "middle": round(one.middle, 2), "upper": round(one.upper, 2)}


def _by_week(found: Outlook) -> Iterator[dict[str, Any]]:
    for what, ends in found.by_week.items():
        for week in range(0, ends.shape[1], EVERY):
            yield {"what": what, "week": week + 1, **_range(Range(*(float(end) for end in ends[:, week])))}


def _areas(plan: Plan, found: Outlook, posts: tuple[Needed, ...]) -> Iterator[dict[str, Any]]:
    by_area = {one.area: one for one in posts}
    for area in sorted(plan.areas, key=lambda one: one.name):
        one, (begun, done) = by_area.get(area.name), found.weeks_held[area.name]
        yield {
            "area": area.name,
            "in_post": round(area.in_post, 1),
            "posts": round(area.posts, 1),
            "percent_of_weeks_begun": round(100 * begun, 1),
            "percent_of_weeks_done": round(100 * done, 1),
            "posts_to_begin_in_time": None if one is None else one.to_begin_in_time,
            "posts_to_be_done_in_time": None if one is None else one.to_be_done_in_time,
            "figures": [_row(what, told) for what, told in found.last_year[area.name].items()],
        }


def _rollout(begin: Phased) -> dict[str, Any]:
    return {
        "net_recruits_a_month": round(begin.net_recruits_a_month, 1),
        "beginnings": [
            {
                "area": one.area,
                "posts_before": one.posts_before,
                "posts_after": one.posts_after,
                "to_recruit": one.to_recruit,
                "week": one.week,
            }
            for one in begin.beginnings
        ],
        "england": [_row(what, one) for what, one in begin.foretold.last_year[""].items()],
    }
