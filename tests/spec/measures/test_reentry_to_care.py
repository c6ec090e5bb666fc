"""Children back in care: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="reentry_to_care",
    said="Which children who left care were looked after again within 365 days?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | placed     | placement | left care  | reason | why
    A     | 2023-01-02 | U6        | 2023-11-01 | E4A    | went home; 365 days are over on 31 October 2024
    A     | 2024-10-31 | U6        | -          | -      | back on the 365th day
    B     | 2023-01-02 | U6        | 2023-11-01 | E4A    | went home, not back
    C     | 2023-01-02 | U6        | 2023-11-01 | E11    | adopted, not back
    D     | 2023-01-02 | U6        | 2023-11-01 | E8     | left
    D     | 2024-11-01 | U6        | -          | -      | back a day too late to count
    """,
    figures="""
    until      | method        | area    | group | numerator | denominator | value | unit
    2024-12-31 | any_ending    | england | all   | 1         | 4           | 25.00 | percent
    2024-12-31 | returned_home | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_reentry_to_care(store) -> None:
    SPEC.check(store())
