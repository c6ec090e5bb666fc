"""Slips of the pen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.intake.postcodes import tidy_postcode
from waypost.synthetic.chance import stream
from waypost.synthetic.slips import (
    birth_date_slips,
    day_and_month_swapped,
    first_of_january,
    other_spellings,
    postcode_slips,
    typing_slips,
)


@pytest.mark.parametrize(
    ("kind", "longer"), [("another", 0), ("lost", -1), ("added", 1), ("swapped", 0)], ids=lambda value: str(value)
)
def test_each_typing_slip_does_what_it_says(kind, longer):
    words = ["Abcdefgh"] * 40
    slipped = typing_slips(stream(1, "t"), words, {kind: 1.0})
    assert {len(word) - 8 for word in slipped} == {longer}
    assert all(word[0].isupper() for word in slipped)
    assert len(set(slipped)) > 3


def test_a_word_too_short_to_slip_stays():
    assert typing_slips(stream(1, "t"), ["A", "O"], {"lost": 1.0}) == ["A", "O"]


@given(st.text(alphabet="abc'- ", min_size=2, max_size=6), st.integers(0, 99))
def test_a_name_never_becomes_empty(word, seed):
    (slipped,) = typing_slips(stream(seed, "t"), [word], {"another": 1.0, "lost": 1.0, "added": 1.0, "swapped": 1.0})
    assert slipped or word.strip("-' ") == ""


def test_only_the_first_forename_is_written_in_another_way():
    table = {"thomas": ["Tom"]}
    assert other_spellings(stream(1, "s"), ["Thomas James", "Thomas", "Ada"], table) == ["Tom James", "Tom", "Ada"]


def test_day_and_month_are_swapped_only_where_that_is_a_day():
    assert day_and_month_swapped(date(2020, 3, 12)) == date(2020, 12, 3)
    assert day_and_month_swapped(date(2020, 3, 13)) == date(2020, 3, 13)
    assert first_of_january(date(2020, 3, 13)) == date(2020, 1, 1)


@given(st.dates(date(1950, 1, 1), date(2027, 1, 1)), st.sampled_from(["year", "month", "day"]), st.integers(0, 99))
def test_a_birth_date_slip_is_a_day_of_the_calendar(born_on, part, seed):
    (slipped,) = birth_date_slips(stream(seed, "d"), [born_on], {part: 1.0})
    assert abs(slipped.year - born_on.year) == (1 if part == "year" else 0)
    assert part == "month" or slipped.month == born_on.month


@given(st.sampled_from(["AD1 1AA", "EC1A 1BB", "M1 9ZZ"]), st.integers(0, 99))
def test_a_postcode_keeps_its_shape(postcode, seed):
    (slipped,) = postcode_slips(stream(seed, "p"), [postcode])
    assert tidy_postcode(slipped) == slipped
    assert sum(one != other for one, other in zip(slipped, postcode, strict=True)) <= 1
