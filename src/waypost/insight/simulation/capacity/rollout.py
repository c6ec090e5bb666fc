"""Child Focused Courts area by area, as recruitment allows: who can begin when, and what the weeks then look like.

An area begins when whoever its new way of working needs has been recruited and inducted. Of what can be recruited in a
month, leavers are replaced first. The order is the plan's own, or that of the least need.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from waypost.insight.simulation.capacity.laying_out import WEEKS_IN_A_YEAR, chances_of, laid_out
from waypost.insight.simulation.capacity.needed import Needed, filled_share, needed
from waypost.insight.simulation.capacity.outlook import WEEKS_AFTER, Drawn, Outlook, draw, outlook_of
from waypost.insight.simulation.capacity.parameters import Area, Plan

FIRST, LATER, FOCUSED = "private_law_to_first_hearing", "private_law_after_first_hearing", "child_focused_court"


@dataclass(frozen=True, slots=True)
class Beginning:
    """When an area can begin: posts it needs before and after, those to be recruited, and the week; None is never."""

    area: str
    posts_before: int
    posts_after: int
    to_recruit: int
    week: int | None


@dataclass(frozen=True, slots=True)
class Phased:
    """The roll-out: areas in the order in which they begin, recruits a month beyond leavers, and what is foretold."""

    beginnings: tuple[Beginning, ...]
    net_recruits_a_month: float
    foretold: Outlook


class NoRollout(ValueError):
    """The plan has not the kinds of work that a roll-out moves."""


def after_rollout(plan: Plan) -> Plan:
    """Return the plan with every area's private law moved to Child Focused Courts. Raises NoRollout."""
    return replace(plan, areas=tuple(replace(area, cases_a_year=_moved(plan, area)) for area in plan.areas))


def phased(
    plan: Plan, *, seed: int, order: Sequence[str] = (), told: Callable[[int, int], None] | None = None
) -> Phased:
    """Return when each area can begin, and what the plan's weeks look like when they do. Raises NoRollout."""
    after = after_rollout(plan)
    both = [needed(one, seed=seed, told=told) for one in (plan, after)]
    net = _net_recruits_a_month(plan)
    beginnings = _in_turn(plan, both, net, order)
    return Phased(beginnings, net, outlook_of(plan, _drawn(plan, after, beginnings, seed)))


def _moved(plan: Plan, area: Area) -> tuple[float, ...]:
    names = [kind.name for kind in plan.kinds]
    if not {FIRST, LATER, FOCUSED} <= set(names):
        raise NoRollout(f"a roll-out needs the kinds {FIRST}, {LATER} and {FOCUSED}")
    cases = list(area.cases_a_year)
    first, later, focused = (names.index(name) for name in (FIRST, LATER, FOCUSED))
    moved = plan.share_moved * cases[first]
    cases[later] *= 1 - plan.share_moved * (1 - plan.after_first_hearing_left)
    cases[first] -= moved
    cases[focused] += moved
    return tuple(cases)


def _net_recruits_a_month(plan: Plan) -> float:
    there = sum(area.in_post for area in plan.areas)
    return plan.staff.recruits_a_month_at_most - plan.staff.yearly_turnover * there / 12


def _posts(one: Needed) -> int:
    """Return the posts that hold the deadline too, or those that hold beginnings where staff cannot hold it."""
    found = one.to_be_done_in_time if one.to_be_done_in_time is not None else one.to_begin_in_time
    return math.ceil(one.posts) if found is None else found


def _in_turn(plan: Plan, both: list[tuple[Needed, ...]], net: float, order: Sequence[str]) -> tuple[Beginning, ...]:
    share, wait = filled_share(plan.staff), plan.staff.weeks_to_recruit + plan.staff.induction_weeks
    found = []
    for before, then in zip(*both, strict=True):
        to_recruit = max(0, math.ceil(_posts(then) * share - before.in_post))
        found.append(Beginning(before.area, _posts(before), _posts(then), to_recruit, None))
    places = {name: place for place, name in enumerate(order)}
    found.sort(key=lambda one: (places.get(one.area, len(places)), one.to_recruit, one.area))
    recruited, placed = 0, []
    for one in found:
        recruited += one.to_recruit
        can = recruited == 0 or net > 0
        months = recruited / net if recruited and can else 0.0
        week = math.ceil(months * WEEKS_IN_A_YEAR / 12) + (wait if recruited else 0)
        placed.append(replace(one, week=week if can else None))
    return tuple(placed)


def _drawn(plan: Plan, after: Plan, beginnings: tuple[Beginning, ...], seed: int) -> Drawn:
    """Draw the weeks in which each area changes when it begins; posts grow as it comes near."""
    before, then = (laid_out(one, weeks_after=WEEKS_AFTER).rates for one in (plan, after))
    weeks = before.shape[2]
    rates, posts = before.copy(), np.zeros((len(plan.areas), weeks))
    by_area = {one.area: one for one in beginnings}
    lead = plan.staff.weeks_to_recruit + plan.staff.induction_weeks
    for place, area in enumerate(plan.areas):
        one = by_area[area.name]
        begins = weeks if one.week is None else min(one.week, weeks)
        rates[place, :, begins:] = then[place, :, begins:]
        posts[place] = max(area.posts, one.posts_before)
        posts[place, max(0, begins - lead) :] = max(one.posts_after, 0)
    return draw(chances_of(plan, rates, posts), plan.replications, plan.weeks, seed=seed)
