"""How long closed cases took: Cafcass's method and table 8, and the plain figures beside them, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="duration_of_closed_cases",
    said="How long did what ended in October to December 2024 take? Days are from issue, or from submission for table 8.",
    as_of=date(2024, 12, 31),
    journeys="""
    child | case | law     | application | area       | submitted  | issued     | received   | final order | why
    A     | 1    | public  | section_31  | birmingham | 2024-04-01 | 2024-04-01 | 2024-04-01 | 2024-10-07  | 189 days, exactly 27 weeks
    B     | 1    | public  | section_31  | birmingham | 2024-04-01 | 2024-04-01 | 2024-04-01 | 2024-10-01  | a sibling, 183 days: the application ends with A
    C     | 2    | public  | section_31  | birmingham | 2024-05-30 | 2024-06-03 | 2024-06-04 | 2024-10-14  | 133 days from issue, 137 from receipt by the court
    D     | 3    | private | section_8   | truro      | 2024-01-01 | 2024-01-02 | 2024-01-02 | 2024-12-31  | 364 days, on the last day; no care case, so not in table 8
    E     | 4    | public  | section_31  | truro      | 2024-07-01 | 2024-06-28 | 2024-07-01 | 2024-12-02  | issued before receipt: table 8 starts at issue
    F     | 5    | public  | section_31  | truro      | 2024-12-20 | 2024-12-20 | 2024-12-20 | 2024-12-01  | ended before it was issued: an error, left out
    G     | 6    | public  | section_31  | truro      | 2024-01-01 | 2024-01-02 | 2024-01-02 | 2025-01-01  | the day after the quarter: another quarter
    """,
    figures="""
    until      | method                      | area       | group      | numerator | denominator | value | unit
    2024-12-31 | cafcass                     | england    | all        | -         | 4           | 30.00 | weeks
    2024-12-31 | applications_mean           | england    | all        | -         | 4           | 30.11 | weeks
    2024-12-31 | applications_median         | england    | all        | -         | 4           | 24.71 | weeks
    2024-12-31 | cafcass                     | england    | public     | -         | 3           | 23.00 | weeks
    2024-12-31 | cafcass                     | england    | section_8  | -         | 1           | 52.00 | weeks
    2024-12-31 | cafcass                     | birmingham | section_31 | -         | 2           | 23.00 | weeks
    2024-12-31 | moj_table_8_mean            | england    | all        | -         | 4           | 23.50 | weeks
    2024-12-31 | moj_table_8_median          | england    | all        | -         | 4           | 22.00 | weeks
    2024-12-31 | moj_table_8_within_26_weeks | england    | all        | 2         | 4           | 50.00 | percent
    2024-12-31 | children_mean               | england    | all        | -         | 4           | 23.79 | weeks
    2024-12-31 | children_median             | england    | all        | -         | 4           | 24.29 | weeks
    2024-12-31 | moj_table_8_median          | birmingham | all        | -         | 3           | 26.00 | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_duration_of_closed_cases(store) -> None:
    SPEC.check(store())
