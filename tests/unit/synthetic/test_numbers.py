"""Numbers that look like each system's, unlike one another, unique."""

import numpy as np
import polars as pl

from support.invented_parts import parts
from waypost.synthetic.chance import stream
from waypost.synthetic.numbers import (
    court_case_numbers,
    court_letters,
    familyman_numbers,
    interleaved,
    running_on_in_court,
    shuffled_numbers,
    spread_over_seconds,
)


def _luhn(number: str) -> int:
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[0::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])


def test_court_numbers_have_sixteen_digits_and_a_check_digit():
    found = court_case_numbers(stream(1, "x"), np.repeat([18_000, 20_500], 500))
    assert found.str.contains(r"^\d{16}$").all()
    assert found.n_unique() == 1000
    assert all(_luhn(number) % 10 == 0 for number in found)


def test_familyman_numbers_tell_court_year_and_law():
    given = parts()
    found = familyman_numbers(given.places, given.population.cases)
    assert found.str.contains(r"^[A-Z]{2}\d\d[PC]\d{5}$").all()
    assert found.n_unique() == len(found)
    is_public = given.population.cases.is_public
    assert (found.str.slice(4, 1).to_numpy() == np.where(is_public, "C", "P")).all()


def test_shuffled_numbers_tell_no_order():
    found = shuffled_numbers(stream(1, "x"), 100, "CF")
    assert found.n_unique() == 100
    assert found.str.starts_with("CF").all()
    assert found.to_list() != sorted(found)


def test_court_numbers_of_two_shards_never_meet_even_in_one_second():
    days = np.repeat([18_000], 3000)
    given = [court_case_numbers(stream(seed, "x"), days) for seed in (1, 1)]
    moved = [spread_over_seconds(numbers, shard, 2) for shard, numbers in enumerate(given)]
    both = pl.concat(moved)
    assert both.n_unique() == 6000
    assert both.str.contains(r"^\d{16}$").all()
    assert all(_luhn(number) % 10 == 0 for number in both)
    assert (moved[0].str.slice(0, 10) == given[0].str.slice(0, 10)).all()


def test_familyman_numbers_of_shards_with_like_named_courts_never_meet():
    given = [pl.Series(["BR24C50000", "BR24C50001", "HU24P50000"]), pl.Series(["BR24C50000", "BR25C50000"])]
    letters = [{"BR": (2, 0), "HU": (1, 0)}, {"BR": (2, 1)}]
    moved = [running_on_in_court(numbers, known) for numbers, known in zip(given, letters, strict=True)]
    assert moved[0].to_list() == ["BR24C50000", "BR24C50002", "HU24P50000"]
    assert moved[1].to_list() == ["BR24C50001", "BR25C50001"]
    assert court_letters(["Family Court at Hull", "Family Court at Huddersfield"]) == ["HU", "HU"]


def test_shuffled_numbers_of_two_shards_never_meet():
    given = [pl.DataFrame({"n": shuffled_numbers(stream(seed, "x"), 50, "CF")}) for seed in (1, 2)]
    moved = pl.concat([frame.select(interleaved(pl.col("n"), at, 2)) for at, frame in enumerate(given)])["n"]
    assert moved.n_unique() == 100
    assert sorted(moved) == [f"CF{100_000 + place}" for place in range(100)]
