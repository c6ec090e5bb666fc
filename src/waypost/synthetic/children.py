"""Children: when each was born against the case that brought the family to court; siblings, twins, new babies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.cases import FOUND_IN_CARE, NO_CASE, SECTION_31, Cases, Families
from waypost.synthetic.chance import Days, Truth, Whole, happens, pick, repeat_index, rounded, skewed, whole_between
from waypost.synthetic.columns import Columns, begins_run, row_before
from waypost.synthetic.days import NEVER
from waypost.synthetic.rates import rates

YEAR = 365.25
_KNOWN = rates("families")


@dataclass(frozen=True, slots=True)
class Children(Columns):
    """Children of families. `baby_of` is the case that a new baby brought about or was born into, else NO_CASE."""

    family: Whole
    born: Days
    place: Whole  # 0 for the youngest at the family's first case
    is_named: Truth  # false: some agencies know the child only as Baby
    is_twin: Truth  # born with the child of the next lower place
    baby_of: Whole
    joined_late: Truth  # a baby born in the course of the proceedings


def first_children(chance: np.random.Generator, families: Families, begun: Days) -> Children:
    """Draw the children of each family as they are when its first case is issued on `begun`."""
    parent, place = repeat_index(families.children)
    is_public = families.is_public[parent]
    youngest, named = _youngest(chance, families, begun)
    spacing = _KNOWN.table("sibling_spacing_years")
    years = np.maximum(spacing["least"], skewed(chance, spacing["median"], spacing["spread"], len(parent)))
    is_twin = (place > 0) & happens(chance, _twin_share(families), len(parent))
    step = np.where((place == 0) | is_twin, 0, np.rint(years * YEAR)).astype(np.int64)
    run = np.cumsum(step)
    born = youngest[parent] - (run - run[np.flatnonzero(place == 0)][parent])
    oldest = _KNOWN.table("oldest_at_issue_years")
    limit = np.where(is_public, oldest["public"], oldest["private"]) * YEAR
    whole = Children(
        family=families.family[parent],
        born=born,
        place=place,
        is_named=named[parent] | (place > 0) & ~is_twin,
        is_twin=is_twin,
        baby_of=np.full(len(parent), NO_CASE),
        joined_late=np.zeros(len(parent), dtype=np.bool_),
    )
    return whole.take((place == 0) | (begun[parent] - born <= limit))


def _twin_share(families: Families) -> float:
    """Return how often a child who is not the youngest must be a twin, to give the share of maternities."""
    later = int((families.children - 1).sum())
    return min(1.0, _KNOWN.number("twin_maternities") * int(families.children.sum()) / max(later, 1))


def _youngest(chance: np.random.Generator, families: Families, begun: Days) -> tuple[Days, Truth]:
    """Draw when the youngest child was born, by what the family's first application is for; and who has a name."""
    size = len(begun)
    kinds = list(_KNOWN.shares("age_of_youngest_public"))
    public = pick(chance, _KNOWN.shares("age_of_youngest_public"), size)
    private = pick(chance, _KNOWN.shares("age_of_youngest_private"), size)
    in_care = pick(chance, _KNOWN.shares("age_of_child_in_care"), size)
    kind = np.select([np.isin(families.application, FOUND_IN_CARE), families.is_public], [in_care, public], private)
    years = np.array([0.0 if name in ("newborn", "infant") else float(name) for name in kinds])[kind]
    older = rounded((years + chance.random(size) * 0.9) * YEAR)
    infant = whole_between(chance, _KNOWN.table("newborn_days_before_issue")["most"] + 1, 364, size)
    newborn, is_named = newborns(chance, begun, can_be_unborn=families.application == SECTION_31)
    is_newborn = kind == kinds.index("newborn")
    born = np.where(kind == kinds.index("infant"), begun - infant, begun - older)
    return np.where(is_newborn, newborn, born), ~is_newborn | is_named


def newborns(chance: np.random.Generator, begun: Days, *, can_be_unborn: Truth | bool) -> tuple[Days, Truth]:
    """Draw when babies are born around the day of issue, mostly before, some still to come; and who is named."""
    size = len(begun)
    before, after = _KNOWN.table("newborn_days_before_issue"), _KNOWN.table("unborn_days_after_issue")
    is_unborn = happens(chance, _KNOWN.number("newborn_is_unborn_at_issue"), size) & can_be_unborn
    to_come = begun + whole_between(chance, after["least"], after["most"], size)
    born = np.where(is_unborn, to_come, begun - whole_between(chance, before["least"], before["most"], size))
    return born, ~is_unborn & happens(chance, _KNOWN.number("newborn_is_named_at_issue"), size)


def new_babies(chance: np.random.Generator, cases: Cases) -> Children:
    """Draw the babies for whom a later case of the family is brought (`baby_of` is a position in `cases`)."""
    brought = np.flatnonzero(cases.is_new_baby)
    born, is_named = newborns(chance, cases.issued[brought], can_be_unborn=True)
    return _babies(cases, brought, born, is_named, joined_late=False)


def babies_born_into(chance: np.random.Generator, cases: Cases, is_care_case: Truth) -> Children:
    """Draw the babies born to a family in the course of care proceedings, who then join them."""
    given = _KNOWN.table("baby_born_into_proceedings")
    lasts = cases.final - cases.issued
    has_room = is_care_case & ~cases.is_new_baby & (lasts > 2 * given["least_days_from_the_ends"])
    into = np.flatnonzero(has_room & happens(chance, given["share"], len(cases)))
    room = lasts[into] - 2 * given["least_days_from_the_ends"]
    born = cases.issued[into] + given["least_days_from_the_ends"] + (chance.random(len(into)) * room).astype(np.int64)
    return _babies(cases, into, born, np.zeros(len(into), dtype=np.bool_), joined_late=True)


def _babies(cases: Cases, of: Whole, born: Days, is_named: Truth, *, joined_late: bool) -> Children:
    return Children(
        family=cases.family[of],
        born=born,
        place=np.full(len(of), -1 - int(joined_late)) - cases.turn[of],
        is_named=is_named,
        is_twin=np.zeros(len(of), dtype=np.bool_),
        baby_of=of,
        joined_late=np.full(len(of), joined_late),
    )


def spaced(babies: Children, first: Children, first_family: int, families: int) -> Truth:
    """Say which babies come long enough after the family's youngest first child, and after its baby before."""
    youngest = np.full(families, NEVER)
    np.maximum.at(youngest, first.family - first_family, first.born)
    least = int(_KNOWN.number("least_days_between_births"))
    order = np.lexsort((babies.born, babies.family))
    family, born = babies.family[order], babies.born[order]
    is_far_from_baby = np.empty(len(babies), dtype=np.bool_)
    is_far_from_baby[order] = begins_run(family) | (born - row_before(born, NEVER) >= least)
    is_far_from_first: Truth = babies.born - youngest[babies.family - first_family] >= least
    return is_far_from_baby & is_far_from_first
