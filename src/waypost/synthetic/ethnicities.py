"""Ethnicity and the community of names that goes with it. Nothing else in the invented world depends on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.chance import Real, Truth, Whole, happens, named, pick, pick_among
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


def first_languages(
    chance: np.random.Generator, interpreted: np.random.Generator, community: Whole, needs_interpreter: Truth
) -> pl.Series:
    """Draw the first language of each family: never English for one that needs an interpreter.

    Whether a family needs one is drawn before and without regard to ethnicity, so that no conduct hangs on it: only
    which language it is follows the community.
    """
    given = rates("families").table("other_first_language")
    otherwise = rates("families").table("interpreter_language_otherwise")
    languages = [
        _ENGLISH, *dict.fromkeys(language for table in (*given.values(), otherwise) for language in table)
    ]  # fmt: skip
    tables = np.array([[given.get(one, {}).get(language, 0.0) for language in languages] for one in COMMUNITIES])
    has_other = tables.sum(axis=1, keepdims=True) > 0
    others = np.where(has_other, tables, np.array([otherwise.get(language, 0.0) for language in languages]))
    tables[:, 0] = 1.0 - tables.sum(axis=1)
    usual = pick_among(chance, tables, community)
    return named(languages, np.where(needs_interpreter, pick_among(interpreted, others, community), usual))
