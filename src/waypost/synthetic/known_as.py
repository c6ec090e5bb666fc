"""Children known by two names: some agencies write down another surname or forename than the registered one."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.chance import Truth, Whole, happens, pick
from waypost.synthetic.names import draw_forenames, surname_labels, surnames
from waypost.synthetic.rates import rates

KINDS = ("partners_surname", "second_forename", "birth_surname")
PARTNERS_SURNAME, SECOND_FORENAME, BIRTH_SURNAME = range(len(KINDS))


def known_as(
    chance: np.random.Generator, surname: pl.Series, birth_surname: pl.Series, community: Whole, is_female: Truth
) -> pl.DataFrame:
    """Return known_as_forenames and known_as_surname of each child: null where the child has no such name.

    The surname of the mother's new partner, a second forename used as the first, or the surname at birth, which one
    agency kept: `birth_surname` is the other one the child might bear.
    """
    given, size = rates("families").table("known_as"), len(surname)
    kinds = given["kinds"]
    kind = np.array([KINDS.index(name) for name in kinds])[pick(chance, kinds, size)]
    has = happens(chance, given["share"], size)
    partners = pl.Series(surname_labels(surnames().draw(chance, community), is_female), dtype=pl.String)
    second = pl.Series(draw_forenames(chance, community, is_female), dtype=pl.String)
    is_kept = pl.Series(kind == BIRTH_SURNAME) & birth_surname.ne_missing(surname) & birth_surname.is_not_null()
    other = pl.DataFrame(
        {
            "birth": birth_surname,
            "partners": partners,
            "second": second,
            "is_kept": is_kept,
            "has_surname": has & (kind != SECOND_FORENAME),
            "has_second": has & (kind == SECOND_FORENAME),
        }
    )
    return other.select(
        known_as_forenames=pl.when("has_second").then("second"),
        known_as_surname=pl.when("has_surname").then(pl.when("is_kept").then("birth").otherwise("partners")),
    )
