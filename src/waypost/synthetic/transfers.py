"""Transfers: a case moves to another court, because the family moves or because another court has room for it.

Where the family moves to another area, the case goes to that area's court. In private law the authority is then that of
the new area; in public law it takes over in most cases, some time before the court transfers the case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.chance import Days, Real, Truth, Whole, happens, pick_among, whole_between
from waypost.synthetic.columns import Columns
from waypost.synthetic.days import NEVER, only_if, working_day
from waypost.synthetic.places import Places, area_of_case, one_of_area
from waypost.synthetic.rates import rates


@dataclass(frozen=True, slots=True)
class Moves(Columns):
    """One row a case: where it is in the end and where it was; NEVER and the same place where nothing moves."""

    transferred: Days
    court: Whole
    area: Whole
    authority_changed: Days
    authority: Whole


def draw_moves(
    chance: np.random.Generator,
    known: Places,
    *,
    is_public: Truth,
    authority: Whole,
    area: Whole,
    court: Whole,
    issued: Days,
    final: Days,
    until: int,
) -> Moves:
    """Draw which cases are transferred, by `until` and well within their course, and where to."""
    given, size = rates("proceedings").table("transfers"), len(area)
    share = np.where(is_public, given["share"]["public"], given["share"]["private"])
    wait, room = given["least_days_from_the_ends"], final - issued - 2 * given["least_days_from_the_ends"]
    day = working_day(issued + wait + (chance.random(size) * np.maximum(room, 1)).astype(np.int64))
    is_moved = happens(chance, share, size) & (room > given["least_days_from_the_ends"]) & (day <= until)
    home, to_authority, to_area = _elsewhere(chance, known, area, day)
    is_away = happens(chance, given["is_to_another_area"], size) & (to_area != area) & (to_authority != authority)
    is_away &= is_moved & (home != area)
    takes_over = is_away & (~is_public | happens(chance, given["authority_takes_over"], size))
    to_court = np.where(
        is_away, one_of_area(chance, known.court_area, to_area, len(known.areas)), _next_court(chance, known, court)
    )
    is_moved &= to_court != court
    before = whole_between(chance, 0, given["most_days_authority_is_before_court"], size)
    return Moves(
        transferred=only_if(is_moved, day),
        court=np.where(is_moved, to_court, court),
        area=np.where(is_away & is_moved, to_area, area),
        authority_changed=only_if(takes_over, np.maximum(day - before, issued + 1)),
        authority=np.where(takes_over, to_authority, authority),
    )


def _elsewhere(chance: np.random.Generator, known: Places, area: Whole, day: Days) -> tuple[Whole, Whole, Whole]:
    """Draw another area for each case, as likely as the areas have cases, an authority there and the area it is in."""
    areas = len(known.areas)
    weight: Real = np.where(np.eye(areas, dtype=np.bool_) & (areas > 1), 0.0, known.area_weight[None, :])
    home = pick_among(chance, weight, area)
    authority = one_of_area(chance, known.authority_area, home, areas)
    return home, authority, area_of_case(chance, known, authority, day)


def _next_court(chance: np.random.Generator, known: Places, court: Whole) -> Whole:
    """Draw another court of the same area; the same court where the area has no other."""
    same_area = known.court_area[:, None] == known.court_area[None, :]
    is_only = same_area.sum(axis=1) == 1
    table = np.where(np.eye(len(known.courts), dtype=np.bool_) & ~is_only[:, None], False, same_area)
    return pick_among(chance, table.astype(np.float64), court)


def court_on(transferred: Days, former: Whole, present: Whole, day: Days) -> Whole:
    """Return the court, area or authority of each case on a day: the former one before the move."""
    return np.where((transferred > NEVER) & (day < transferred), former, present)
