"""Inadequate work put right at once: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="inadequate_work_put_right",
    said="Which files graded inadequate in October to December 2024 were put right, and which at once?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | audited    | grade                | put right  | why
    A     | 1    | public  | 2024-06-03 | 2024-10-01 | inadequate           | 2024-10-03 | two days: at once
    B     | 2    | public  | 2024-06-03 | 2024-10-01 | inadequate           | 2024-10-04 | three days: put right, late
    C     | 3    | private | 2024-06-03 | 2024-12-31 | inadequate           | 2025-01-02 | after the quarter, at once
    D     | 4    | private | 2024-06-03 | 2024-12-31 | inadequate           | -          | not done, or not confirmed
    E     | 5    | private | 2024-06-03 | 2024-11-01 | inadequate           | 2024-10-01 | days out of order
    F     | 6    | private | 2024-06-03 | 2024-11-01 | requires_improvement | 2024-11-02 | another grade
    G     | 7    | private | 2024-06-03 | 2024-09-30 | inadequate           | 2024-10-01 | another quarter
    """,
    figures="""
    until      | method    | area    | group | numerator | denominator | value | unit
    2024-12-31 | at_once   | england | all   | 2         | 5           | 40.00 | percent
    2024-12-31 | put_right | england | all   | 4         | 5           | 80.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_inadequate_work_put_right(store) -> None:
    SPEC.check(store())
