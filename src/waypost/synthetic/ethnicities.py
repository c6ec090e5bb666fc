"""Ethnicity and the community of names that goes with it. Nothing else in the invented world depends on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.chance import Real, Whole, happens, named, pick, pick_among
from waypost.synthetic.columns import Columns
from waypost.synthetic.names import COMMUNITIES
from waypost.synthetic.rates import rates

ETHNICITIES: tuple[str, ...] = tuple(rates("families").shares("ethnicity"))
_ENGLISH = "English"


@dataclass(frozen=True, slots=True)
class Heritage(Columns):
    """Ethnicity of each family's children, mother and father, and the communities of the parents' names."""

    child: Whole
    mother: Whole
    father: Whole
    mother_community: Whole
    father_community: Whole


def draw_heritage(chance: np.random.Generator, size: int) -> Heritage:
    """Draw the heritage of each family."""
    child = pick(chance, rates("families").shares("ethnicity"), size)
    first, second = _parents()
    is_swapped = happens(chance, 0.5, size)
    mother = np.where(is_swapped, second[child], first[child])
    father = np.where(is_swapped, first[child], second[child])
    tables = _communities()
    mother_community = pick_among(chance, tables, mother)
    own = pick_among(chance, tables, father)
    return Heritage(
        child=child,
        mother=mother,
        father=father,
        mother_community=mother_community,
        father_community=np.where(mother == father, mother_community, own),
    )


def _parents() -> tuple[Whole, Whole]:
    mixed = rates("names").table("parents_of_mixed_children")
    pairs = [mixed.get(name, [name, name]) for name in ETHNICITIES]
    return tuple(np.array([ETHNICITIES.index(pair[side]) for pair in pairs]) for side in (0, 1))  # type: ignore[return-value]


def _communities() -> Real:
    """Return the shares of communities (columns) for each ethnicity (rows); a mixed one has none of its own."""
    given = rates("names").table("communities_of_ethnicity")
    return np.array([[given.get(name, {}).get(one, 0.0) for one in COMMUNITIES] for name in ETHNICITIES])


def first_languages(chance: np.random.Generator, community: Whole) -> pl.Series:
    """Draw the first language of each family."""
    given = rates("families").table("other_first_language")
    languages = [_ENGLISH, *dict.fromkeys(language for table in given.values() for language in table)]
    tables = np.array([[given.get(one, {}).get(language, 0.0) for language in languages] for one in COMMUNITIES])
    tables[:, 0] = 1.0 - tables[:, 1:].sum(axis=1)
    return named(languages, pick_among(chance, tables, community))
