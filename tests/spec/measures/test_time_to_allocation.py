"""Receipt to allocation: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="time_to_allocation",
    said="How long was it from receipt to allocation, for children allocated to in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | allocated  | guardian   | why
    A     | 1    | private | 2024-10-01 | 2024-10-04 | -          | three days
    B     | 2    | public  | 2024-10-01 | -          | 2024-10-08 | seven days, to a guardian
    C     | 3    | public  | 2024-09-23 | 2024-09-24 | 2024-10-14 | the first was in another quarter; the guardian took 21 days
    D     | 4    | private | 2024-10-01 | -          | -          | nobody yet: told apart
    """,
    figures="""
    until      | method   | area    | group | numerator | denominator | value | unit
    2024-12-31 | anybody  | england | all   | -         | 2           | 5.00  | days
    2024-12-31 | guardian | england | all   | -         | 2           | 14.00 | days
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_time_to_allocation(store) -> None:
    SPEC.check(store())
