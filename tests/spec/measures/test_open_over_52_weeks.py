"""Children waiting more than 52 weeks: where the line runs, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="open_over_52_weeks",
    said="Who has waited more than 52 weeks (364 days) on 31 January 2025?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | application | area       | issued     | received   | closed     | why
    A     | 1    | public  | section_31  | birmingham | 2024-01-30 | 2024-02-02 | -          | 364 days: exactly 52 weeks, not more
    B     | 2    | public  | section_31  | birmingham | 2024-01-30 | 2024-02-01 | -          | 365 days: more than 52 weeks
    C     | 3    | private | section_8   | birmingham | 2023-01-01 | 2023-01-05 | -          | two years
    D     | 4    | private | section_8   | truro      | 2023-01-01 | 2023-01-05 | 2025-01-31 | closed on the day: not open
    E     | 5    | private | section_8   | truro      | 2023-01-01 | 2024-06-01 | -          | the clock starts at receipt, not at issue
    F     | 6    | private | section_8   | truro      | 2024-12-01 | 2024-12-02 | -          | eight weeks
    """,
    figures="""
    until      | method                 | area       | group   | numerator | denominator | value  | unit
    2025-01-31 | children               | england    | all     | 2         | -           | 2.00   | children
    2025-01-31 | children               | england    | public  | 1         | -           | 1.00   | children
    2025-01-31 | children               | england    | private | 1         | -           | 1.00   | children
    2025-01-31 | share_of_open_children | england    | all     | 2         | 5           | 40.00  | percent
    2025-01-31 | share_of_open_children | birmingham | private | 1         | 1           | 100.00 | percent
    2025-01-31 | share_of_open_children | truro      | all     | 0         | 2           | 0.00   | percent
    2024-01-31 | children               | england    | all     | 2         | -           | 2.00   | children
    2024-01-31 | share_of_open_children | england    | all     | 2         | 2           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_open_over_52_weeks(store) -> None:
    SPEC.check(store())
