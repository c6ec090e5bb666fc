"""Numbers that look like each system's, unlike one another, unique."""

import numpy as np

from support.invented_parts import parts
from waypost.synthetic.chance import stream
from waypost.synthetic.numbers import court_case_numbers, familyman_numbers, shuffled_numbers


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
