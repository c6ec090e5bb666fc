"""Section 8 cases that ended within 26 weeks: where the line runs, for applications and for children, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="section_8_within_26_weeks",
    said="Which section 8 applications, and which children in one, that ended in October to December 2024 took 26 weeks (182 days) or less?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | application | area       | issued     | received   | final order | why
    A     | 1    | private | section_8   | birmingham | 2024-05-01 | 2024-05-02 | 2024-10-30  | 182 days: in time
    B     | 2    | private | section_8   | birmingham | 2024-05-01 | 2024-05-02 | 2024-10-31  | 183 days: late
    C     | 3    | private | section_8   | truro      | 2024-06-03 | 2024-06-04 | 2024-10-01  | in time, but a sibling is still waiting: the application has not ended
    D     | 3    | private | section_8   | truro      | 2024-06-03 | 2024-06-04 | -           | the sibling
    E     | 4    | private | section_8   | truro      | 2024-06-03 | 2024-06-04 | 2024-09-30  | ended in another quarter
    F     | 5    | public  | section_31  | truro      | 2024-06-03 | 2024-06-04 | 2024-10-15  | care proceedings have a measure of their own
    G     | 6    | private | section_8   | truro      | 2024-12-03 | 2024-12-04 | 2024-12-02  | ended before it was issued: an error, left out
    """,
    figures="""
    until      | method       | area       | group | numerator | denominator | value  | unit
    2024-12-31 | applications | england    | all   | 1         | 2           | 50.00  | percent
    2024-12-31 | children     | england    | all   | 2         | 3           | 66.67  | percent
    2024-12-31 | applications | birmingham | all   | 1         | 2           | 50.00  | percent
    2024-12-31 | children     | truro      | all   | 1         | 1           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_section_8_within_26_weeks(store) -> None:
    SPEC.check(store())
