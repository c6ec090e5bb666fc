"""What an agency tells of people beside what noise.py does to it: a second name, an ethnicity coded on its own.

And, for the truth, every difference between what it tells of a person and what is true.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from waypost.synthetic.chance import happens
from waypost.synthetic.noise import NAME_AND_BIRTH
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import DISAGREES, EDITED, SECOND_NAME, disagreement
from waypost.vocabulary.ethnicity import ETHNICITIES, NOT_KNOWN

NAMES = ("forenames", "surname")
FACTS = {
    "forenames": "forenames",
    "surname": "surname",
    "born_on": "birth_date",
    "sex": "sex",
    "ethnicity": "ethnicity",
    "has_disability": "disability",
    "postcode": "postcode",
}
"""What a disagreement about each column is called."""
_OTHER_OF = {"white": "white_other", "mixed": "mixed_other", "asian": "asian_other", "black": "black_other"}
_ANY_OTHER = "other_any"


def by_second_name(people: pl.DataFrame, agency: str, chance: np.random.Generator) -> pl.DataFrame:
    """Return people under the names by which this agency knows them: the second one for a share of those who have one.

    Rows have the columns of world.PEOPLE, sorted; each takes its own draw.
    """
    share = rates("disagreements").shares("knows_second_name")[agency]
    is_second = pl.lit(pl.Series(happens(chance, share, people.height)))
    return people.with_columns(
        pl.when(is_second).then(pl.coalesce(f"known_as_{name}", name)).otherwise(name).alias(name) for name in NAMES
    )


def ethnicities_told(ethnicities: pl.Series, agency: str, chance: np.random.Generator) -> pl.Series:
    """Return the ethnicities as this agency has them: a share not yet obtained, refused, coarser or another.

    The shares are the same whatever the ethnicity is. What is refused or not yet obtained in truth stays so.
    """
    shares = rates("disagreements").table("ethnicity")[agency]
    known = [code for code in ETHNICITIES.codes if code not in NOT_KNOWN]
    kind = np.searchsorted(np.cumsum(list(shares.values())), chance.random(len(ethnicities)), side="right")
    another = pl.Series(known).gather(chance.integers(0, len(known), len(ethnicities)))
    coarser = {code: _OTHER_OF.get(ETHNICITIES.five(code), _ANY_OTHER) for code in known}
    code = pl.col("code")
    told = {
        "not_yet_obtained": pl.lit("not_yet_obtained"),
        "refused": pl.lit("refused"),
        "coarser": code.replace_strict(coarser, default=None, return_dtype=pl.String),
        "other": pl.col("another"),
    }
    written = code
    for place, name in enumerate(shares):
        written = pl.when(pl.col("kind") == place).then(told[name]).otherwise(written)
    is_known = code.is_in(list(coarser))
    frame = pl.DataFrame({"code": ethnicities, "kind": kind, "another": another}, schema_overrides={"code": pl.String})
    return frame.select(pl.when(is_known).then(written).otherwise(code)).to_series()


def people_disagreements(people: pl.DataFrame, told: pl.DataFrame, columns: Sequence[str]) -> list[pl.DataFrame]:
    """Return where people are told otherwise than they are, in `columns` of FACTS.

    `people` is world.people. `told` has person_key, person_id, perhaps sender, and the columns as told in the end.
    """
    both = _with_truth(people, told, columns)
    found = []
    for column in columns:
        is_second = pl.lit(value=False)
        if column in NAMES:
            is_second = (pl.col(column) == pl.col(f"known_as_{column}")).fill_null(value=False)
        found += [
            disagreement(both.filter(is_second), FACTS[column], f"true_{column}", column, SECOND_NAME),
            disagreement(both.filter(~is_second), FACTS[column], f"true_{column}", column, DISAGREES),
        ]
    return found


def people_corrected(people: pl.DataFrame, told: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the names and birth dates told wrongly at first and put right. `told` has them with `first_` too."""
    both = _with_truth(people, told, NAME_AND_BIRTH)
    return [
        disagreement(
            both.filter(pl.col(column).ne_missing(pl.col(f"first_{column}"))),
            FACTS[column],
            f"true_{column}",
            f"first_{column}",
            EDITED,
        )
        for column in NAME_AND_BIRTH
    ]


def _with_truth(people: pl.DataFrame, told: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    known_as = [f"known_as_{name}" for name in NAMES]
    true = people.select("person_id", pl.col(*columns).name.prefix("true_"), *known_as)
    return told.drop(known_as, strict=False).join(true, on="person_id", how="inner", maintain_order="left")
