"""Issues resolution hearing in time: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="issues_resolution_hearing_in_time",
    said="Which issues resolution hearings of October to December 2024 were held in time?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | submitted  | issued     | received   | issues resolution | why
    A     | 1    | 2024-06-03 | 2024-06-04 | 2024-06-04 | 2024-10-21        | 140 days from submission, day 140 from issue: in time by both
    B     | 2    | 2024-06-03 | 2024-06-03 | 2024-06-03 | 2024-10-21        | 140 from submission; the day of issue is day one, so day 141: late by practice
    C     | 3    | 2024-06-03 | 2024-06-04 | 2024-06-04 | 2024-10-22        | 141 days: late
    D     | 4    | 2024-06-03 | 2024-06-04 | 2024-06-04 | -                 | not held: not counted
    """,
    figures="""
    until      | method               | area    | group | numerator | denominator | value | unit
    2024-12-31 | court_service_report | england | all   | 2         | 3           | 66.67 | percent
    2024-12-31 | local_practice       | england | all   | 1         | 3           | 33.33 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_issues_resolution_hearing_in_time(store) -> None:
    SPEC.check(store())
