"""Settled placements: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="placement_stability",
    said="How settled are the placements of children looked after on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | placed     | placement | left care  | reason | why
    A     | 2022-07-01 | U6        | -          | -      | looked after since July 2022, first placement
    A     | 2023-02-01 | U4        | -          | -      | the second, for two years on the day: settled
    B     | 2022-07-01 | U6        | -          | -      | looked after since July 2022
    B     | 2023-02-02 | U4        | -          | -      | the second, for a day less than two years
    B     | 2024-06-03 | K2        | -          | -      | the third, since June 2024
    C     | 2024-06-03 | U6        | -          | -      | looked after since June 2024: too short for the first method
    D     | 2020-01-01 | U6        | 2025-01-31 | E4A    | left on the day: not looked after
    """,
    figures="""
    until      | method                    | area    | group | numerator | denominator | value | unit
    2025-01-31 | same_for_two_years        | england | all   | 1         | 2           | 50.00 | percent
    2025-01-31 | first_or_second_placement | england | all   | 2         | 3           | 66.67 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_placement_stability(store) -> None:
    SPEC.check(store())
