"""Keys of the agencies' systems."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.synthetic.keys import has_upn, numbered, numbered_by, upn

PERSONS = pl.DataFrame({"person_id": range(5000)}, schema={"person_id": pl.Int64})


def test_numbers_are_unique_in_a_system_and_differ_between_systems():
    ours, theirs = (PERSONS.select(n=numbered(pl.col("person_id"), seed=1, of=of))["n"] for of in ("cafcass", "E0"))
    assert ours.n_unique() == PERSONS.height
    assert set(ours.str.len_chars()) == {8}
    assert (ours == theirs).sum() == 0
    by = PERSONS.with_columns(sender=pl.lit("E0")).select(
        n=numbered_by(pl.col("person_id"), pl.col("sender"), ["E0"], seed=1)
    )["n"]
    assert by.equals(theirs, check_names=False)


def test_a_upn_has_the_letter_that_its_digits_ask_for():
    numbers = PERSONS.select(u=upn(pl.col("person_id")))["u"]
    assert numbers.n_unique() == PERSONS.height
    for number in numbers.head(50):
        total = sum(int(digit) * place for place, digit in enumerate(number[1:], 2))
        assert number[0] == "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23]
        assert len(number) == 13


def test_pupils_have_a_upn_and_babies_have_not():
    born = pl.DataFrame({"born_on": [date(2016, 1, 1), date(2024, 1, 1), None]})
    assert born.select(has=has_upn(pl.col("born_on"), pl.lit(date(2025, 3, 31))))["has"].to_list() == [
        True,
        False,
        None,
    ]
