"""What agencies leave out of people: the same share whoever they are, and nothing else of them."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.left_out import disability_codes, with_left_out
from waypost.synthetic.rates import rates

MANY = 20_000


@pytest.fixture
def many(world) -> pl.DataFrame:
    """Children of whom every third is disabled, and as many adults."""
    row = pl.int_range(2 * MANY)
    return pl.concat([world.people.filter(person_id=1)] * 2 * MANY).with_columns(
        role=pl.when(row < MANY).then(pl.lit("child")).otherwise(pl.lit("mother")), has_disability=row % 3 == 0
    )


def test_a_share_of_childrens_disabilities_is_left_out_or_told_the_other_way(many, disagree):
    disagree(disability={"cafcass": {"left_out": 0.2, "other": 0.05}})
    told = with_left_out(many, "cafcass", stream(1, "x"))
    both = told.with_columns(true=many["has_disability"]).filter(role="child")
    for is_disabled in (True, False):
        own = both.filter(true=is_disabled)["has_disability"]
        assert own.is_null().mean() == pytest.approx(0.2, abs=0.01)
        assert (own == (not is_disabled)).sum() / len(own) == pytest.approx(0.05, abs=0.005)
    adults = told.filter(role="mother")
    assert adults.equals(many.filter(role="mother"))
    assert told.drop("has_disability").equals(many.drop("has_disability"))


def test_a_share_of_adults_ethnicities_is_left_out_or_not_yet_obtained_and_no_childs(many, disagree):
    disagree(adults_ethnicity={"cafcass": {"left_out": 0.1, "not_yet_obtained": 0.15}})
    told = with_left_out(many, "cafcass", stream(1, "x"))
    adults = told.filter(role="mother")["ethnicity"]
    assert adults.is_null().mean() == pytest.approx(0.1, abs=0.01)
    assert (adults == "not_yet_obtained").sum() / MANY == pytest.approx(0.15, abs=0.01)
    assert told.filter(role="child").equals(many.filter(role="child"))
    assert with_left_out(many, "ssd", stream(1, "x")).equals(many)


def test_an_authority_has_codes_of_a_disabled_child_none_of_one_who_is_not_and_nothing_where_nothing_is_written():
    has = pl.Series([True] * MANY + [False, None])
    codes = disability_codes(has, stream(1, "x"))
    assert codes[-2:].to_list() == [["NONE"], []]
    named = codes[:-2]
    assert set(named.explode()) == set(rates("families").shares("disability_codes"))
    assert set(named.list.len()) == {1, 2}
    assert (named.list.n_unique() == named.list.len()).all()
    assert named.list.first().is_in(["LD"]).mean() == pytest.approx(0.3, abs=0.02)


def test_agencies_leave_out_as_the_rates_say(many):
    given = rates("disagreements").table("disability")
    assert set(given) == {"cafcass", "ssd"}
    for agency, shares in given.items():
        told = with_left_out(many, agency, stream(2, agency)).filter(role="child")["has_disability"]
        assert told.is_null().mean() == pytest.approx(shares["left_out"], abs=0.015)
        assert shares["left_out"] > 0
