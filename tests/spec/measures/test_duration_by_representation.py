"""How long children waited, by who had a lawyer: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="duration_by_representation",
    said="How long did private-law children wait whose first final order came in October to December 2024, by who had a lawyer?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | lawyers         | submitted  | issued     | received   | final order | why
    A     | 1    | private | both            | 2024-09-02 | 2024-09-03 | 2024-09-03 | 2024-10-07  | 35 days from receipt by the court: 5 weeks
    B     | 2    | private | both            | 2024-09-02 | 2024-09-03 | 2024-09-03 | 2024-10-20  | 48 days: 6 whole weeks
    C     | 3    | private | applicant_only  | 2024-09-05 | 2024-09-03 | 2024-09-05 | 2024-10-07  | issue came first: 34 days, 4 whole weeks
    D     | 4    | private | respondent_only | 2024-09-02 | 2024-09-02 | 2024-09-02 | 2024-10-14  | 42 days: 6 weeks
    E     | 5    | private | neither         | 2024-09-02 | 2024-09-02 | 2024-09-02 | 2024-10-21  | 49 days: 7 weeks
    F     | 6    | private | -               | 2024-09-02 | 2024-09-02 | 2024-09-02 | 2024-10-21  | nobody says who had a lawyer: not counted
    G     | 7    | public  | both            | 2024-09-02 | 2024-09-02 | 2024-09-02 | 2024-10-21  | public law: not counted
    """,
    figures="""
    until      | method                 | area    | group | numerator | denominator | value | unit
    2024-12-31 | both_mean              | england | all   | -         | 2           | 5.50  | weeks
    2024-12-31 | both_median            | england | all   | -         | 2           | 5.00  | weeks
    2024-12-31 | applicant_only_mean    | england | all   | -         | 1           | 4.00  | weeks
    2024-12-31 | applicant_only_median  | england | all   | -         | 1           | 4.00  | weeks
    2024-12-31 | respondent_only_mean   | england | all   | -         | 1           | 6.00  | weeks
    2024-12-31 | respondent_only_median | england | all   | -         | 1           | 6.00  | weeks
    2024-12-31 | neither_mean           | england | all   | -         | 1           | 7.00  | weeks
    2024-12-31 | neither_median         | england | all   | -         | 1           | 7.00  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_duration_by_representation(store) -> None:
    SPEC.check(store())
