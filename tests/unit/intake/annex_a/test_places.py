"""Where a row of a list stands."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.intake.annex_a.places import place_of, row_of


@pytest.mark.parametrize(
    ("position", "place"),
    [
        (f"row {row_of(0, 17)}", "List 8, row 17"),
        (f"row {row_of(3, 1)}", "List 8, sheet 3, row 1"),
        (f"row {row_of(2, 1_048_576)}", "List 8, sheet 2, row 1048576"),
        ("file", "file"),
        ("sheet 4", "sheet 4"),
        ("List 7, row 3", "List 7, row 3"),
    ],
)
def test_a_place_in_words(position, place):
    frame = pl.DataFrame({"position": [position]})
    assert frame.select(place_of("list_8", pl.col("position"))).item() == place
