"""What agencies leave out of who people are: a child's disability, the ethnicity of adults. Rates: disagreements.yaml.

The shares are the same whoever the person is. What an agency leaves out of one person it leaves out in every statement.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from waypost.synthetic.chance import Truth, happens, pick
from waypost.synthetic.rates import rates

NO_DISABILITY = "NONE"
"""The code of a child who is said to have no disability, in the lists of the Department for Education."""


def with_left_out(people: pl.DataFrame, agency: str, chance: np.random.Generator) -> pl.DataFrame:
    """Return people as this agency has them: `has_disability` of children, `ethnicity` of adults null if left out.

    Rows have the columns of world.PEOPLE, sorted; each takes its own draws. Of a further share of the children the
    disability is written the other way round, and of adults the ethnicity is not yet obtained.
    """
    known = rates("disagreements")
    is_child = pl.col("role") == "child"
    disability, ethnicity = (
        _befallen(known.table(name).get(agency, {}), people.height, chance)
        for name in ("disability", "adults_ethnicity")
    )
    written = (
        pl.when(_mask(disability, "left_out"))
        .then(None)
        .when(_mask(disability, "other"))
        .then(~pl.col("has_disability"))
        .otherwise("has_disability")
    )
    told = (
        pl.when(_mask(ethnicity, "left_out"))
        .then(None)
        .when(_mask(ethnicity, "not_yet_obtained"))
        .then(pl.lit("not_yet_obtained"))
        .otherwise("ethnicity")
    )
    return people.with_columns(
        has_disability=pl.when(is_child).then(written).otherwise("has_disability"),
        ethnicity=pl.when(is_child).then("ethnicity").otherwise(told),
    )


def _befallen(shares: Mapping[str, float], size: int, chance: np.random.Generator) -> dict[str, Truth]:
    """Draw for each of `size` rows what befalls it: one of the names, each for its share of the rows, or nothing."""
    drawn, least = chance.random(size), 0.0
    befallen = {}
    for name, share in shares.items():
        befallen[name] = (drawn >= least) & (drawn < least + share)
        least += share
    return befallen


def _mask(befallen: Mapping[str, Truth], name: str) -> pl.Expr:
    return pl.lit(pl.Series(befallen[name])) if name in befallen else pl.lit(value=False)


def disability_codes(has_disability: pl.Series, chance: np.random.Generator) -> pl.Series:
    """Return the codes that an authority has of each child: one or two, NONE alone, or an empty list where it has none.

    `has_disability` is as the authority has it. Codes are those of the Department for Education.
    """
    known, size = rates("families"), len(has_disability)
    shares = known.shares("disability_codes")
    names = pl.Series(list(shares))
    first, second = (names.gather(pick(chance, shares, size)) for _ in range(2))
    has_second = pl.Series(happens(chance, known.number("has_second_disability"), size))
    frame = pl.DataFrame({"has": has_disability, "first": first, "second": second, "has_second": has_second})
    several = pl.concat_list("first", "second").list.unique(maintain_order=True)
    named = pl.when("has_second").then(several).otherwise(pl.concat_list("first"))
    nothing = pl.lit([], dtype=pl.List(pl.String))
    return frame.select(
        pl.when("has").then(named).when(~pl.col("has")).then(pl.lit([NO_DISABILITY])).otherwise(nothing)
    ).to_series()
