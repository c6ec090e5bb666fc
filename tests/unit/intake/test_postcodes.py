"""Postcodes in one shape."""

from __future__ import annotations

import pytest

from waypost.intake.postcodes import tidy_postcode


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("ls1 4ap", "LS1 4AP"),
        ("LS14AP", "LS1 4AP"),
        (" W1A  0AX ", "W1A 0AX"),
        ("EC1A1BB", "EC1A 1BB"),
        ("B33 8TH", "B33 8TH"),
        ("gir 0aa", "GIR 0AA"),
        ("NFA", None),
        ("LS1", None),
        ("", None),
        ("12345", None),
    ],
)
def test_a_postcode_has_one_space_and_capitals(written: str, tidy: str | None) -> None:
    assert tidy_postcode(written) == tidy
