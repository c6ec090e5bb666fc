"""Identifiers of elements."""

from __future__ import annotations

import uuid

import polars as pl

from waypost.synthetic.element_ids import element_ids

NUMBERS = pl.Series(range(3000))


def test_an_id_is_a_uuid_that_depends_on_all_it_names():
    one = element_ids(1, "a", NUMBERS)
    assert {uuid.UUID(text).version for text in one} == {4}
    assert {uuid.UUID(text).variant for text in one} == {uuid.RFC_4122}
    others = [element_ids(2, "a", NUMBERS), element_ids(1, "b", NUMBERS), element_ids(1, "a", NUMBERS, NUMBERS)]
    every = pl.concat([one, *others])
    assert every.n_unique() == every.len()
    assert element_ids(1, "a", NUMBERS).equals(one)


def test_the_order_of_the_numbers_counts_and_there_may_be_none():
    assert element_ids(1, "a", NUMBERS, NUMBERS + 1)[5] != element_ids(1, "a", NUMBERS + 1, NUMBERS)[5]
    assert element_ids(1, "a", pl.Series([], dtype=pl.Int64)).is_empty()
