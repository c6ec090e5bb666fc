"""Reports filed on time, by kind: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="reports_on_time_by_kind",
    said="Which reports that the court wanted in October to December 2024 were on time, by kind?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | received   | ordered    | report                | author          | due        | filed      | why
    A     | 1    | 2024-06-03 | 2024-09-02 | safeguarding_letter   | cafcass         | 2024-10-01 | 2024-10-01 | on the day
    B     | 2    | 2024-06-03 | 2024-09-02 | section_7             | cafcass         | 2024-10-01 | 2024-10-02 | a day late
    C     | 3    | 2024-06-03 | 2024-09-02 | section_37            | local_authority | 2024-10-01 | 2024-09-30 | early
    D     | 4    | 2024-06-03 | 2024-09-02 | rule_16_4             | cafcass         | 2024-10-01 | 2024-10-01 | on the day
    E     | 5    | 2024-06-03 | 2024-09-02 | child_impact_report_1 | cafcass         | 2024-10-01 | -          | not filed
    F     | 6    | 2024-06-03 | 2024-09-02 | initial_analysis      | cafcass         | 2024-10-01 | 2024-10-01 | on the day
    G     | 7    | 2024-06-03 | 2024-09-02 | final_analysis        | cafcass         | 2024-10-01 | 2024-10-01 | on the day
    H     | 8    | 2024-06-03 | 2024-09-02 | expert_report         | expert          | 2024-10-01 | 2024-12-01 | late
    I     | 9    | 2024-06-03 | 2024-09-02 | parenting_assessment  | local_authority | 2024-10-01 | 2024-10-01 | on the day
    """,
    figures="""
    until      | method                | area    | group | numerator | denominator | value  | unit
    2024-12-31 | safeguarding_letter   | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | section_7             | england | all   | 0         | 1           | 0.00   | percent
    2024-12-31 | section_37            | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | rule_16_4             | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | child_impact_report_1 | england | all   | 0         | 1           | 0.00   | percent
    2024-12-31 | initial_analysis      | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | final_analysis        | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | expert_report         | england | all   | 0         | 1           | 0.00   | percent
    2024-12-31 | parenting_assessment  | england | all   | 1         | 1           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_reports_on_time_by_kind(store) -> None:
    SPEC.check(store())
