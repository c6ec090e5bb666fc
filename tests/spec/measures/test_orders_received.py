"""Order made to order received: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="orders_received",
    said="How long after it was made did Cafcass receive an order, in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | received   | made       | order      | final | order received | why
    A     | 1    | 2024-06-03 | 2024-10-01 | care_order | yes   | 2024-10-08     | seven days: within a week
    B     | 2    | 2024-06-03 | 2024-10-01 | directions | no    | 2024-10-09     | eight days
    C     | 3    | 2024-06-03 | 2024-10-01 | directions | no    | 2024-10-03     | two days
    D     | 4    | 2024-06-03 | 2024-12-30 | directions | no    | -              | never received: in the share alone
    E     | 5    | 2024-06-03 | 2024-09-30 | care_order | yes   | 2024-10-01     | one day; made in the quarter before
    """,
    figures="""
    until      | method        | area    | group | numerator | denominator | value | unit
    2024-12-31 | median        | england | all   | -         | 4           | 4.50  | days
    2024-12-31 | mean          | england | all   | -         | 4           | 4.50  | days
    2024-12-31 | final_orders  | england | all   | -         | 2           | 4.00  | days
    2024-12-31 | within_a_week | england | all   | 2         | 4           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_orders_received(store) -> None:
    SPEC.check(store())
