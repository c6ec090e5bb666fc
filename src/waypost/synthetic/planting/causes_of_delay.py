"""Causes of delay: a case's last hearing is called off for a reason, and takes place some weeks later.

The final order and closure move with it; children whose part in the case was over before are not touched. A case has
one planted cause at most. The hearings before the last one are on the days on which they would have been.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.cases import is_consolidated
from waypost.synthetic.chance import Days, Truth, Whole, named, rounded
from waypost.synthetic.delays import EVERY_REASON, Delays
from waypost.synthetic.planting.ends import move_ends
from waypost.synthetic.planting.ground import Ground, Grown, is_of_law
from waypost.synthetic.population import Population
from waypost.synthetic.scenario_parts import LAWS, CauseOfDelay


def plant_causes_of_delay(
    ground: Ground, grown: Grown, causes: tuple[CauseOfDelay, ...], is_spared: Truth
) -> tuple[Grown, Delays]:
    """Plant every cause, in cases that have a hearing to be called off and are not spared; return the delays too."""
    before = grown.population
    which = _chosen(ground, before, causes, is_spared)
    weeks = np.array([*(cause.weeks for cause in causes), 0.0])
    after = _delayed(ground, before, rounded(weeks[which] * 7))
    hit = np.flatnonzero(after.cases.final > before.cases.final)
    delays = Delays(hit, _reasons(ground, causes, which)[hit], (after.cases.final - before.cases.final)[hit])
    rows = ground.case_rows(before, after, hit, "causes_of_delay", 0).with_columns(
        entry=pl.Series(which[hit], dtype=pl.Int64),
        owner=named([cause.owner for cause in causes], which[hit]),
        reason=named(EVERY_REASON, delays.reason),
    )
    return grown.with_population(after, cases=rows), delays


def _delayed(ground: Ground, given: Population, days: Days) -> Population:
    """Let each case end so many days later, for the children who are in it to the end."""
    members = given.memberships
    ends_with_case = members.final == given.cases.final[members.case]
    return move_ends(given, np.where(ends_with_case, days[members.case], 0), ground.window).population


def _chosen(ground: Ground, given: Population, causes: tuple[CauseOfDelay, ...], is_spared: Truth) -> Whole:
    """Draw the cause of each case by its place; -1 for none.

    Only cases that can last the longest of their law's delays longer are chosen, and more of those, so that shares and
    weeks are as asked.
    """
    cases = given.cases
    can_be = ~is_spared & ~is_consolidated(cases) & ~cases.is_early_withdrawn
    drawn = ground.streams("planted causes").random(len(cases))
    which = np.full(len(cases), -1)
    for law in LAWS:
        own = [place for place, cause in enumerate(causes) if cause.law == law]
        if not own:
            continue
        longest = int(max(causes[place].weeks for place in own) * 7)
        later = _delayed(ground, given, np.full(len(cases), longest)).cases.final - cases.final
        is_law = is_of_law(given, law)
        has_room = can_be & is_law & (later >= longest)
        more = int(is_law.sum()) / max(int(has_room.sum()), 1)
        at = np.searchsorted(np.cumsum([causes[place].share for place in own]) * more, drawn, side="right")
        is_hit = has_room & (at < len(own))
        which[is_hit] = np.array([*own, -1])[at][is_hit]
    return which


def _reasons(ground: Ground, causes: tuple[CauseOfDelay, ...], which: Whole) -> Whole:
    """Draw the reason of each case as a place in EVERY_REASON: each that its cause may have is equally likely."""
    drawn = ground.streams("planted reasons").random(len(which))
    reason = np.full(len(which), -1)
    for place, cause in enumerate(causes):
        codes = np.array([EVERY_REASON.index(code) for code in cause.reasons])
        own = which == place
        reason[own] = codes[(drawn[own] * len(codes)).astype(np.int64)]
    return reason
