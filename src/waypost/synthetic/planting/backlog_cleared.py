"""Backlog cleared: cases open for long are concluded in a short time.

The official mean of closed cases rises, for the oldest are among them; the stock of old cases falls.
"""

from __future__ import annotations

import numpy as np

from waypost.synthetic.cases import is_consolidated
from waypost.synthetic.chance import Days, Truth, happens
from waypost.synthetic.days import day_number
from waypost.synthetic.planting.ends import move_ends
from waypost.synthetic.planting.ground import Ground, Grown, is_of_law
from waypost.synthetic.scenario_parts import BacklogCleared


def plant_backlog_cleared(ground: Ground, grown: Grown, entry: int, cleared: BacklogCleared) -> Grown:
    """Conclude a share of the old cases: each closed on a day of the clearance on which it was old and open."""
    before = grown.population
    cases, members = before.cases, before.memberships
    old = cases.issued + int(cleared.older_than_weeks * 7)
    first = np.maximum(old, day_number(cleared.from_on))
    last = np.minimum(cases.closed - 1, day_number(cleared.to_on))
    is_old = (first <= last) & is_of_law(before, cleared.law) & ~is_consolidated(cases)
    is_old &= ground.in_areas(cases.area, [cleared.area])
    chance = ground.streams(f"planted backlog {entry}")
    is_hit = is_old & happens(chance, cleared.share, len(cases))
    day = first + (chance.random(len(cases)) * np.maximum(last - first + 1, 1)).astype(np.int64)
    after = move_ends(before, _days(is_hit, cases.closed, day, members.case), ground.window).population
    hit = np.flatnonzero(after.cases.final != cases.final)
    return grown.with_population(after, cases=ground.case_rows(before, after, hit, "backlog_cleared", entry))


def _days(is_hit: Truth, closed: Days, day: Days, case: Days) -> Days:
    """Return by how many days each child's end moves, for the last child's closure to fall on that day."""
    return np.where(is_hit, np.minimum(day - closed, 0), 0)[case]
