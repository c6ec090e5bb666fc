"""Children waiting for a guardian: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="children_without_guardian",
    said="Which children in public law have no guardian on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | law     | area       | received   | allocated  | guardian   | closed     | why
    A     | 1    | public  | birmingham | 2025-01-20 | -          | -          | -          | nobody yet
    B     | 2    | public  | birmingham | 2025-01-20 | -          | 2025-01-31 | -          | allocated on the day: has one
    C     | 3    | public  | truro      | 2025-01-20 | -          | 2025-02-01 | -          | allocated the day after: had none
    D     | 4    | public  | truro      | 2025-01-20 | 2025-01-21 | -          | -          | an adviser is no guardian
    E     | 5    | private | truro      | 2025-01-20 | -          | -          | -          | private law: not counted
    F     | 6    | public  | truro      | 2024-01-20 | -          | -          | 2025-01-30 | closed
    """,
    figures="""
    until      | method                 | area       | group | numerator | denominator | value | unit
    2025-01-31 | children               | england    | all   | 3         | -           | 3.00  | children
    2025-01-31 | share_of_open_children | england    | all   | 3         | 4           | 75.00 | percent
    2025-01-31 | children               | birmingham | all   | 1         | -           | 1.00  | children
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_children_without_guardian(store) -> None:
    SPEC.check(store())
