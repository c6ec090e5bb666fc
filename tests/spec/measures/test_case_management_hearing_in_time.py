"""Case management hearing in time: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="case_management_hearing_in_time",
    said="Which case management hearings of October to December 2024 were held in time?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | submitted  | issued     | received   | case management | why
    A     | 1    | 2024-09-30 | 2024-10-01 | 2024-10-01 | 2024-10-24      | day 18 of issue (17 working days later); 24 days from submission: in time by both
    B     | 2    | 2024-09-30 | 2024-10-01 | 2024-10-01 | 2024-10-25      | day 19; 25 days: late by both
    C     | 3    | 2024-12-02 | 2024-12-03 | 2024-12-03 | 2024-12-30      | two bank holidays between: day 18, but 28 days from submission
    D     | 4    | 2024-09-30 | 2024-10-01 | 2024-10-01 | -               | not held: not counted
    """,
    figures="""
    until      | method               | area    | group | numerator | denominator | value | unit
    2024-12-31 | practice_direction   | england | all   | 2         | 3           | 66.67 | percent
    2024-12-31 | court_service_report | england | all   | 1         | 3           | 33.33 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_case_management_hearing_in_time(store) -> None:
    SPEC.check(store())
