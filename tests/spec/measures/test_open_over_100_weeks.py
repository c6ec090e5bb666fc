"""Children waiting more than 100 weeks: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="open_over_100_weeks",
    said="Who has waited more than 100 weeks (700 days) on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | law     | area       | received   | closed     | why
    A     | 1    | public  | birmingham | 2023-03-03 | -          | 700 days: exactly 100 weeks, not more
    B     | 2    | public  | birmingham | 2023-03-02 | -          | 701 days: more
    C     | 3    | private | truro      | 2022-01-05 | -          | three years, in private law
    D     | 4    | private | truro      | 2022-01-05 | 2025-01-15 | closed
    E     | 5    | private | swansea    | 2022-01-05 | -          | in Wales: not counted
    """,
    figures="""
    until      | method                 | area    | group | numerator | denominator | value | unit
    2025-01-31 | children               | england | all   | 2         | -           | 2.00  | children
    2025-01-31 | share_of_open_children | england | all   | 2         | 3           | 66.67 | percent
    2025-01-31 | children               | truro   | all   | 1         | -           | 1.00  | children
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_open_over_100_weeks(store) -> None:
    SPEC.check(store())
