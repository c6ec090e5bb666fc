"""Management review: which reviews count, and for whom, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="management_review",
    said="For whom of those whose case closed in October to December 2024 had a manager reviewed assessment and plan?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | application | area       | received   | reviewed   | of                  | closed     | reopened   | why
    A     | 1    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-20 | assessment_and_plan | 2024-10-01 | -          | reviewed, closed on the first day
    B     | 2    | public  | section_31  | birmingham | 2024-06-03 | 2024-12-31 | assessment_and_plan | 2024-12-31 | -          | reviewed on the day of closing, the last of the quarter
    C     | 3    | public  | section_31  | birmingham | 2024-06-03 | 2024-11-05 | closure             | 2024-11-05 | -          | a review of something else
    D     | 4    | private | section_8   | truro      | 2024-06-03 | 2024-12-02 | assessment_and_plan | 2024-11-29 | -          | reviewed after closing: too late
    E     | 5    | private | section_8   | truro      | 2024-06-03 | 2024-06-20 | assessment_and_plan | 2024-11-29 | 2024-12-10 | opened again: has not closed
    F     | 6    | private | section_8   | truro      | 2024-06-03 | 2024-06-20 | assessment_and_plan | -          | -          | still open
    G     | 7    | private | section_8   | truro      | 2024-06-03 | 2024-06-20 | assessment_and_plan | 2025-01-02 | -          | closed in another quarter
    """,
    figures="""
    until      | method         | area       | group   | numerator | denominator | value | unit
    2024-12-31 | before_closing | england    | all     | 2         | 4           | 50.00 | percent
    2024-12-31 | before_closing | england    | public  | 2         | 3           | 66.67 | percent
    2024-12-31 | before_closing | england    | private | 0         | 1           | 0.00  | percent
    2024-12-31 | before_closing | birmingham | all     | 2         | 3           | 66.67 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_management_review(store) -> None:
    SPEC.check(store())
