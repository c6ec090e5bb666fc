"""Numbers and postcodes that several tables hold, each in the one form by which records can be told together."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.intake.checking import Tidying
from waypost.intake.numbers import tidy_court_number, tidy_postcode, tidy_upn


def tidied(tidying: Tidying, text: str) -> str | None:
    frame = pl.DataFrame({tidying.column: [text]})
    return frame.select(tidying.value).item()


@pytest.mark.parametrize(
    ("text", "postcode"),
    [("zz11zz", "ZZ1 1ZZ"), (" ZZ1A  1ZZ", "ZZ1A 1ZZ"), ("Z11ZZ", "Z1 1ZZ"), ("ZZ1", None), ("1 Nowhere", None)],
)
def test_postcodes(text, postcode):
    assert tidied(tidy_postcode("p"), text) == postcode


@pytest.mark.parametrize(
    ("text", "upn"),
    [("a123456789012", "A123456789012"), ("A12345678901Z", "A12345678901Z"), ("0", None), ("A1234567890123", None)],
)
def test_unique_pupil_numbers(text, upn):
    assert tidied(tidy_upn("u"), text) == upn


def test_reasons_for_having_no_unique_pupil_number_are_no_numbers():
    assert {"UN1", "UN7"} <= set(tidy_upn("u").nothing)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234567890123456", "1234567890123456"),
        ("1234-5678-9012-3456", "1234567890123456"),
        ("1234 5678 9012 3456", "1234567890123456"),
        ("123456789012345", None),
        ("ZZ25C50001", None),
    ],
)
def test_court_numbers(text, number):
    assert tidied(tidy_court_number("c"), text) == number


def test_the_older_court_number_is_let_pass_unused():
    is_let_pass = tidy_court_number("c").is_let_pass
    assert is_let_pass is not None
    frame = pl.DataFrame({"c": ["zz25c50001", "ask the court"]})
    assert frame.select(is_let_pass).to_series().to_list() == [True, False]
