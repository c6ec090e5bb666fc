"""Children whose case closed: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="closed",
    said="Whose case did Cafcass close in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | area       | received   | closed     | reopened   | why
    A     | 1    | public  | birmingham | 2024-01-02 | 2024-10-01 | -          | closed on the first day
    B     | 2    | private | truro      | 2024-01-02 | 2024-12-31 | -          | closed on the last day
    C     | 3    | private | truro      | 2024-01-02 | 2024-11-01 | 2024-11-15 | closed and opened again: not closed
    D     | 4    | private | truro      | 2024-01-02 | 2025-01-02 | -          | another quarter
    """,
    figures="""
    until      | method   | area    | group  | numerator | denominator | value | unit
    2024-12-31 | children | england | all    | 2         | -           | 2.00  | children
    2024-12-31 | children | england | public | 1         | -           | 1.00  | children
    2024-12-31 | children | truro   | all    | 1         | -           | 1.00  | children
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_closed(store) -> None:
    SPEC.check(store())
