"""Children and cases received: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="received",
    said="Whom did Cafcass receive in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | area       | issued     | received   | joined     | why
    A     | 1    | public  | birmingham | 2024-09-30 | 2024-10-01 | -          | received on the first day
    B     | 1    | public  | birmingham | 2024-09-30 | 2024-10-01 | 2025-01-15 | a baby who joined in the next quarter: not yet
    C     | 2    | private | truro      | 2024-12-30 | 2024-12-31 | -          | received on the last day
    D     | 3    | private | truro      | 2024-09-27 | 2024-09-30 | -          | the day before
    E     | 4    | private | truro      | 2024-10-15 | -          | -          | Cafcass tells nothing of it: not counted
    """,
    figures="""
    until      | method   | area    | group   | numerator | denominator | value | unit
    2024-12-31 | children | england | all     | 2         | -           | 2.00  | children
    2024-12-31 | cases    | england | all     | 2         | -           | 2.00  | cases
    2024-12-31 | children | england | private | 1         | -           | 1.00  | children
    2024-12-31 | cases    | truro   | all     | 1         | -           | 1.00  | cases
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_received(store) -> None:
    SPEC.check(store())
