"""Children with a guardian in private law: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="rule_16_4_duration",
    said="How long did children with a guardian in private law wait whose order came in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | issued     | received   | guardian   | final order | why
    A     | 1    | private | 2024-01-01 | 2024-01-01 | 2024-06-10 | 2024-12-09  | 182 days from the guardian: in time by that clock; 343 from issue
    B     | 2    | private | 2024-06-03 | 2024-06-03 | 2024-06-10 | 2024-12-09  | 182 from the guardian, 189 from issue
    C     | 3    | private | 2024-06-10 | 2024-06-10 | 2024-06-17 | 2024-12-09  | in time by both: 175 and 182
    D     | 4    | private | 2024-01-01 | 2024-01-01 | -          | 2024-12-09  | no guardian: not counted
    E     | 5    | public  | 2024-01-01 | 2024-01-01 | 2024-01-03 | 2024-12-09  | public law: not counted
    """,
    figures="""
    until      | method                         | area    | group | numerator | denominator | value  | unit
    2024-12-31 | within_26_weeks_of_appointment | england | all   | 3         | 3           | 100.00 | percent
    2024-12-31 | within_26_weeks_of_issue       | england | all   | 1         | 3           | 33.33  | percent
    2024-12-31 | weeks_from_appointment         | england | all   | -         | 3           | 25.67  | weeks
    2024-12-31 | weeks_from_issue               | england | all   | -         | 3           | 34.00  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_rule_16_4_duration(store) -> None:
    SPEC.check(store())
