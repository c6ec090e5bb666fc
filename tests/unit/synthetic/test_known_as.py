"""Children known by two names."""

import numpy as np
import polars as pl
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.known_as import known_as
from waypost.synthetic.names import COMMUNITIES
from waypost.synthetic.rates import rates

_SIZE = 60_000
_GIVEN = rates("families").table("known_as")


def _known_as(birth: str | None) -> pl.DataFrame:
    own = pl.Series(["Own"] * _SIZE)
    other = pl.Series([birth] * _SIZE, dtype=pl.String)
    community = np.full(_SIZE, COMMUNITIES.index("british"))
    return known_as(stream(1, "x"), own, other, community, np.arange(_SIZE) % 2 == 0)


def test_about_one_child_in_a_hundred_has_a_second_name_in_one_part():
    found = _known_as("Birth")
    has = found.with_columns(pl.all().is_not_null())
    assert (has["known_as_forenames"] | has["known_as_surname"]).mean() == pytest.approx(_GIVEN["share"], abs=0.0015)
    assert not (has["known_as_forenames"] & has["known_as_surname"]).any()
    share = has["known_as_forenames"].sum() / (has["known_as_forenames"] | has["known_as_surname"]).sum()
    assert share == pytest.approx(_GIVEN["kinds"]["second_forename"], abs=0.07)


def test_some_are_known_by_the_surname_at_birth_others_by_the_new_partners():
    names = _known_as("Birth")["known_as_surname"].drop_nulls()
    share = _GIVEN["kinds"]["birth_surname"] / (1 - _GIVEN["kinds"]["second_forename"])
    assert (names == "Birth").mean() == pytest.approx(share, abs=0.08)
    assert names.n_unique() > 20


@pytest.mark.parametrize("birth", [None, "Own"])
def test_a_child_with_no_other_surname_at_birth_bears_the_partners(birth: str | None):
    names = _known_as(birth)["known_as_surname"].drop_nulls()
    assert len(names) > 100
    assert "Own" not in names.to_list()
