"""Entering care to adoption: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="time_to_adoption",
    said="How long did children wait who moved in with adopters, or were adopted, in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | looked after | placed     | placement | left care  | reason | why
    A     | 2024-01-01   | 2024-01-01 | U6        | -          | -      | care began
    A     | -            | 2024-10-07 | A6        | -          | -      | moved in after 280 days
    B     | 2024-01-01   | 2024-01-01 | U6        | -          | -      | care began
    B     | -            | 2024-10-27 | A5        | -          | -      | moved in after 300 days
    C     | 2023-01-02   | 2023-06-01 | A6        | 2024-11-01 | E12    | adopted after 669 days; moved in long before
    D     | 2023-01-02   | 2023-01-02 | U6        | 2024-11-01 | E4A    | went home: not counted
    """,
    figures="""
    until      | method   | area    | group | numerator | denominator | value  | unit
    2024-12-31 | moved_in | england | all   | -         | 2           | 290.00 | days
    2024-12-31 | adopted  | england | all   | -         | 1           | 669.00 | days
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_time_to_adoption(store) -> None:
    SPEC.check(store())
