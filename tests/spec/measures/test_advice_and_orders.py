"""Advice and what the court ordered: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="advice_and_orders",
    said="Of which kind was the order, after advice filed in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | advised    | issue                    | advice                   | final order | order                    | why
    A     | 1    | public  | 2024-06-03 | 2024-10-01 | order                    | care_order               | 2024-10-15  | care_order               | as advised
    B     | 2    | public  | 2024-06-03 | 2024-10-01 | order                    | care_order               | 2024-10-15  | supervision_order        | another order: nobody says which is better
    C     | 3    | public  | 2024-06-03 | 2024-10-01 | order                    | care_order               | -           | -                        | advised, then advised anew
    C     | 3    | public  | 2024-06-03 | 2024-11-01 | order                    | supervision_order        | 2024-11-15  | supervision_order        | the last advice counts: as advised
    D     | 4    | public  | 2024-06-03 | 2024-10-01 | placement                | placement_order          | -           | -                        | no final order yet: not counted
    E     | 5    | public  | 2024-06-03 | 2024-10-01 | placement                | placement_order          | 2024-10-15  | placement_order          | as advised
    F     | 6    | private | 2024-06-03 | 2024-10-01 | who_the_child_lives_with | child_arrangements_order | 2024-10-15  | no_order                 | not as advised
    G     | 7    | private | 2024-06-03 | 2024-10-01 | time_with_a_parent       | child_arrangements_order | 2024-10-15  | child_arrangements_order | as advised
    """,
    figures="""
    until      | method                   | area    | group | numerator | denominator | value  | unit
    2024-12-31 | who_the_child_lives_with | england | all   | 0         | 1           | 0.00   | percent
    2024-12-31 | time_with_a_parent       | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | placement                | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | order                    | england | all   | 2         | 3           | 66.67  | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_advice_and_orders(store) -> None:
    SPEC.check(store())
