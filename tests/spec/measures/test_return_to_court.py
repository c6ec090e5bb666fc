"""Children back in court: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="return_to_court",
    said="Which children were in proceedings again after their final order?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | final order | why
    A     | 1    | private | 2023-01-02 | 2023-11-01  | 365 days are over on 31 October 2024
    A     | 2    | private | 2024-10-31 | -           | back on the 365th day: returned
    B     | 3    | private | 2023-01-02 | 2023-11-01  | not back
    C     | 4    | private | 2023-01-02 | 2023-11-01  | back a day later
    C     | 5    | public  | 2024-11-01 | -           | not within twelve months
    D     | 6    | public  | 2022-01-03 | 2022-12-01  | 730 days are over on 30 November 2024
    D     | 7    | private | 2024-11-30 | -           | back on the 730th day, in the other law: returned
    """,
    figures="""
    until      | method    | area    | group  | numerator | denominator | value  | unit
    2024-12-31 | 12_months | england | all    | 1         | 3           | 33.33  | percent
    2024-12-31 | 24_months | england | all    | 1         | 1           | 100.00 | percent
    2024-12-31 | 24_months | england | public | 1         | 1           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_return_to_court(store) -> None:
    SPEC.check(store())
