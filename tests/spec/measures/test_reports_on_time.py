"""Reports filed on time: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="reports_on_time",
    said="Which reports that the court wanted in October to December 2024 were on time?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | ordered    | report         | author          | due        | filed      | closed     | why
    A     | 1    | public  | 2024-06-03 | 2024-09-02 | section_37     | local_authority | 2024-10-01 | 2024-10-01 | -          | filed on the day
    A     | 1    | public  | 2024-06-03 | 2024-09-02 | final_analysis | cafcass         | 2024-11-01 | 2024-11-04 | -          | late
    B     | 2    | public  | 2024-06-03 | 2024-09-02 | expert_report  | expert          | 2024-12-31 | -          | -          | not filed: late
    C     | 3    | private | 2024-06-03 | 2024-09-02 | section_7      | cafcass         | 2024-10-15 | 2024-10-01 | -          | early
    D     | 4    | private | 2024-06-03 | 2024-09-02 | section_7      | cafcass         | 2024-12-02 | -          | 2024-11-01 | the case closed before its day: nobody needed it
    E     | 5    | private | 2024-06-03 | 2024-09-02 | section_7      | cafcass         | 2025-01-02 | 2025-01-02 | -          | due in the next quarter
    """,
    figures="""
    until      | method          | area       | group | numerator | denominator | value  | unit
    2024-12-31 | everybody       | england    | all   | 2         | 4           | 50.00  | percent
    2024-12-31 | cafcass         | england    | all   | 1         | 2           | 50.00  | percent
    2024-12-31 | local_authority | england    | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | expert          | england    | all   | 0         | 1           | 0.00   | percent
    2024-12-31 | everybody       | birmingham | all   | 2         | 4           | 50.00  | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_reports_on_time(store) -> None:
    SPEC.check(store())
