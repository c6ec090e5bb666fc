"""Children kept out of court: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="diversion_without_issue",
    said="Which children had not come before a court 6 and 12 months after pre-proceedings began?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | decided    | issued     | why
    A     | -    | 2024-04-02 | -          | 182 days are over on the first day of the quarter; not issued
    B     | 1    | 2024-05-01 | 2024-10-30 | issued on the 182nd day: not kept out
    C     | 2    | 2024-05-01 | 2024-10-31 | issued the day after: kept out at six months
    D     | -    | 2024-07-03 | -          | 182 days are over on 1 January: next quarter
    E     | 3    | 2023-11-01 | 2024-10-31 | issued on the 365th day: not kept out for twelve months
    F     | -    | 2023-11-01 | -          | never issued
    """,
    figures="""
    until      | method    | area    | group | numerator | denominator | value | unit
    2024-12-31 | 6_months  | england | all   | 2         | 3           | 66.67 | percent
    2024-12-31 | 12_months | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_diversion_without_issue(store) -> None:
    SPEC.check(store())
