"""Reports overdue: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="reports_overdue",
    said="Which reports are overdue on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | received   | ordered    | report         | author          | due        | filed      | closed     | why
    A     | 1    | 2024-06-03 | 2024-09-02 | section_37     | local_authority | 2025-01-30 | -          | -          | a day overdue
    B     | 2    | 2024-06-03 | 2024-09-02 | section_7      | cafcass         | 2025-01-31 | -          | -          | due on the day: not overdue yet
    C     | 3    | 2024-06-03 | 2024-09-02 | expert_report  | expert          | 2024-11-01 | 2025-02-03 | -          | filed after the day: overdue then
    D     | 4    | 2024-06-03 | 2024-09-02 | section_7      | cafcass         | 2024-11-01 | 2024-12-01 | -          | filed late, but filed
    E     | 5    | 2024-06-03 | 2024-09-02 | section_7      | cafcass         | 2024-11-01 | -          | 2025-01-15 | the case is closed
    F     | 6    | 2024-06-03 | 2024-09-02 | final_analysis | cafcass         | 2024-11-01 | -          | -          | overdue
    """,
    figures="""
    until      | method          | area    | group | numerator | denominator | value | unit
    2025-01-31 | everybody       | england | all   | 3         | -           | 3.00  | reports
    2025-01-31 | cafcass         | england | all   | 1         | -           | 1.00  | reports
    2025-01-31 | local_authority | england | all   | 1         | -           | 1.00  | reports
    2025-01-31 | expert          | england | all   | 1         | -           | 1.00  | reports
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_reports_overdue(store) -> None:
    SPEC.check(store())
