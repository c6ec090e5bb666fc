"""Weeks past the 26 weeks: what counts, by example."""
# ruff: noqa: E501  (a journey is one row, however wide)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="weeks_past_the_limit",
    said="How far past the limit did the case run that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | submitted  | issued     | received   | allocated  | case management | ordered    | report    | author          | due        | filed      | vacated    | reason | owned by | final hearing | final order | why
    A     | 1    | 2024-05-01 | 2024-05-03 | 2024-05-03 | 2024-05-08 | 2024-05-24      | 2024-05-24 | section_7 | local_authority | 2024-07-05 | 2024-07-19 | 2024-10-04 | CR1    | experts  | 2024-11-15    | 2024-11-15  | 198 days from application to order
    B     | 2    | 2024-05-01 | 2024-05-03 | 2024-05-03 | 2024-05-08 | 2024-05-24      | -          | -         | -               | -          | -          | -          | -      | -        | -             | -           | no order yet: not counted
    """,
    figures="""
    until      | method     | area    | group | numerator | denominator | value  | unit
    2024-12-31 | past_limit | england | all   | -         | 1           | 2.00   | weeks
    2024-12-31 | any        | england | all   | 1         | 1           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_weeks_past_the_limit(store) -> None:
    SPEC.check(store())
