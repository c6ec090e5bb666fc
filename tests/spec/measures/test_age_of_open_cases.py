"""How long open children have waited: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="age_of_open_cases",
    said="How long have the children waited who are open on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | law     | area       | received   | joined     | closed     | why
    A     | 1    | public  | birmingham | 2025-01-24 | -          | -          | one week
    B     | 2    | public  | birmingham | 2025-01-10 | -          | -          | three weeks
    C     | 3    | private | truro      | 2024-12-06 | -          | -          | eight weeks
    D     | 3    | private | truro      | 2024-12-06 | 2025-01-17 | -          | a child who joined late: two weeks
    E     | 4    | private | truro      | 2023-01-06 | -          | 2025-01-30 | closed: waits no more
    """,
    figures="""
    until      | method | area       | group   | numerator | denominator | value | unit
    2025-01-31 | mean   | england    | all     | -         | 4           | 3.50  | weeks
    2025-01-31 | median | england    | all     | -         | 4           | 2.50  | weeks
    2025-01-31 | mean   | england    | private | -         | 2           | 5.00  | weeks
    2025-01-31 | median | birmingham | all     | -         | 2           | 2.00  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_age_of_open_cases(store) -> None:
    SPEC.check(store())
