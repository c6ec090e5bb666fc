"""The children who are in court in the window of the world: exactly as many as were asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.case_runs import draw_cases, draw_families, with_even_sizes
from waypost.synthetic.cases import NO_CASE, SECTION_31, Cases, Families
from waypost.synthetic.chance import Real, Streams, Truth, Whole
from waypost.synthetic.children import Children, babies_born_into, first_children, new_babies, spaced
from waypost.synthetic.consolidations import with_consolidations
from waypost.synthetic.crossings import with_crossings
from waypost.synthetic.days import NEVER, only_if
from waypost.synthetic.durations import area_factors
from waypost.synthetic.memberships import Memberships, memberships
from waypost.synthetic.places import Places
from waypost.synthetic.rates import rates

YEAR = 365.25
_CHILDREN_A_FAMILY = 1.5  # a first guess, deliberately low; too few families are drawn again, more of them


@dataclass(frozen=True, slots=True)
class Window:
    """The days of the world: `since` to `until`, and the day from which cases are run in to fill the stock."""

    run_in: int
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Population:
    """Families, their cases and children, and who is in which case; positions in the tables refer to each other."""

    families: Families
    cases: Cases
    children: Children
    memberships: Memberships


def draw_population(streams: Streams, known: Places, children: int, window: Window) -> Population:
    """Draw exactly `children` distinct children who are in a case that is open at some time in the window."""
    factors = area_factors(streams("area_factors"), known.area_weight)
    kept_share = (window.until - window.since) / (window.until - window.run_in)
    size = int(children / _CHILDREN_A_FAMILY / kept_share) + 60
    while True:
        whole = _draw(streams, known, size, window, factors)
        chosen = _families_for(whole, children)
        if chosen is not None:
            return _only(whole, chosen)
        size = size * 3 // 2


def _draw(streams: Streams, known: Places, size: int, window: Window, factors: Real) -> Population:
    """Draw families and keep what of their cases falls in the window."""
    families = draw_families(streams("families"), known, size, 0)
    submitted = streams("submitted").integers(window.run_in, window.until + 1, size)
    families = with_even_sizes(streams("family_sizes"), families, submitted)
    cases = draw_cases(streams, known, families, factors, submitted, window.until)
    cases = with_crossings(streams, known, families, cases, factors, window.until)
    first = first_children(streams("children"), families, cases.issued[: len(families)])
    babies = new_babies(streams("new_babies"), cases)
    babies = babies.and_then(babies_born_into(streams("babies_born"), cases, cases.application == SECTION_31))
    children = first.and_then(babies.take(spaced(babies, first, 0, size)))
    joined = memberships(streams, cases, children)
    cases, joined = with_consolidations(streams, cases, children, joined)
    cases = _ending_with_last_child(cases, joined)
    is_seen = (cases.received <= window.until) & (cases.closed >= window.since)
    kept = is_seen[joined.case] & (children.born[joined.child] <= window.until) & (joined.joined <= window.until)
    return Population(families, cases, children, joined.take(kept))


def _ending_with_last_child(cases: Cases, joined: Memberships) -> Cases:
    """Let each case end when it has ended for the last of its children, which the 18th birthday can bring forward.

    A transfer that would come after it does not.
    """
    last = {"final": cases.final, "closed": cases.closed}
    for name in last:
        day = np.zeros(len(cases), dtype=np.int64)
        np.maximum.at(day, joined.case, getattr(joined, name))
        last[name] = np.where(day > 0, day, last[name])
    stays = (cases.transferred > NEVER) & (cases.transferred >= last["final"])
    places = {name: np.where(stays, getattr(cases, f"former_{name}"), getattr(cases, name)) for name in _PLACES}
    moves = {name: only_if(~stays, getattr(cases, name)) for name in ("transferred", "authority_changed")}
    return cases.with_columns(**last, **places, **moves)


_PLACES = ("court", "area", "authority")


def _families_for(whole: Population, children: int) -> Truth | None:
    """Choose families, in order, whose children in court add up to exactly `children`; None when there are too few."""
    in_court = np.unique(whole.memberships.child)
    counts = np.bincount(whole.children.family[in_court], minlength=len(whole.families))
    running = np.cumsum(counts)
    chosen = running <= children
    missing = children - int(counts[chosen].sum())
    for family in np.flatnonzero(~chosen & (counts > 0)):
        if missing == 0:
            break
        if counts[family] <= missing:
            chosen[family] = True
            missing -= int(counts[family])
    return chosen & (counts > 0) if missing == 0 else None


def _only(whole: Population, chosen: Truth) -> Population:
    """Keep the chosen families and renumber every position."""
    members = whole.memberships.take(chosen[whole.children.family[whole.memberships.child]])
    case_kept, case_at = _renumber(members.case, len(whole.cases))
    child_kept, child_at = _renumber(members.child, len(whole.children))
    _, family_at = _renumber(np.flatnonzero(chosen), len(whole.families))
    cases = whole.cases.take(case_kept)
    children = whole.children.take(child_kept)
    families = whole.families.take(chosen)
    population = Population(
        families=families.with_columns(family=np.arange(len(families))),
        cases=cases.with_columns(
            family=family_at[cases.family],
            consolidated_into=_at(case_at, cases.consolidated_into),
            came_from=_at(case_at, cases.came_from),
        ),
        children=children.with_columns(family=family_at[children.family], baby_of=_at(case_at, children.baby_of)),
        memberships=members.with_columns(case=case_at[members.case], child=child_at[members.child]),
    )
    return _sorted_children(population)


def _at(case_at: Whole, case: Whole) -> Whole:
    """Return the new position of each case; NO_CASE stays, and so becomes a case that is gone."""
    return np.where(case == NO_CASE, NO_CASE, case_at[np.maximum(case, 0)])


def _sorted_children(given: Population) -> Population:
    """Put the children in order of family and birth, so that twins and siblings stand together."""
    order = np.lexsort((-given.children.place, given.children.born, given.children.family))
    place_of = np.empty(len(order), dtype=np.int64)
    place_of[order] = np.arange(len(order))
    members = given.memberships.with_columns(child=place_of[given.memberships.child])
    by_key = np.lexsort((members.child, members.case))
    return Population(given.families, given.cases, given.children.take(order), members.take(by_key))


def _renumber(kept: Whole, size: int) -> tuple[Whole, Whole]:
    """Return the distinct positions that are kept, in order, and the new position of each old one (-1 where gone)."""
    positions = np.unique(kept)
    at = np.full(size, -1, dtype=np.int64)
    at[positions] = np.arange(len(positions))
    return positions, at


def window_of(since: int, until: int) -> Window:
    """Return the window with its run-in."""
    return Window(since - int(rates("proceedings").number("run_in_years") * YEAR), since, until)
