"""Advice shared with the child: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="advice_shared_with_child",
    said="Which advice given in October to December 2024 was the child told of?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | advised    | issue                    | advice                   | shared     | why
    A     | 1    | private | 2024-06-03 | 2024-10-01 | time_with_a_parent       | child_arrangements_order | 2024-10-03 | told
    A     | 1    | private | 2024-06-03 | 2024-10-01 | who_the_child_lives_with | child_arrangements_order | -          | another issue, not told
    B     | 2    | public  | 2024-06-03 | 2024-12-31 | order                    | care_order               | 2025-01-10 | told after the quarter: told
    C     | 3    | public  | 2024-06-03 | 2024-09-30 | order                    | care_order               | -          | another quarter
    """,
    figures="""
    until      | method | area    | group  | numerator | denominator | value  | unit
    2024-12-31 | shared | england | all    | 2         | 3           | 66.67  | percent
    2024-12-31 | shared | england | public | 1         | 1           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_advice_shared_with_child(store) -> None:
    SPEC.check(store())
