"""Hearings cancelled: a case counts once, and what was no longer needed is told apart, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="hearings_cancelled",
    said="Of public-law cases that ended in October to December 2024, which had a hearing cancelled?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | application | area       | issued     | received   | vacated    | adjourned  | reason | final order | why
    A     | 1    | public  | section_31  | birmingham | 2024-05-01 | 2024-05-02 | 2024-06-03 | -          | JU3    | 2024-10-29  | no judge: lost
    B     | 1    | public  | section_31  | birmingham | 2024-05-01 | 2024-05-02 | 2024-06-03 | 2024-07-01 | JU2    | 2024-10-29  | a sibling: the case counts once
    C     | 2    | public  | section_31  | birmingham | 2024-05-01 | 2024-05-02 | 2024-09-02 | -          | OT13   | 2024-10-29  | a consent order was filed: cancelled, not lost
    D     | 3    | public  | section_31  | truro      | 2024-05-01 | 2024-05-02 | -          | 2024-07-01 | -      | 2024-10-29  | no reason given: lost
    E     | 4    | public  | section_31  | truro      | 2024-05-01 | 2024-05-02 | -          | -          | -      | 2024-12-31  | none cancelled
    F     | 5    | public  | section_31  | truro      | 2024-05-01 | 2024-05-02 | 2024-06-03 | -          | JU3    | -           | has not ended
    G     | 6    | public  | section_31  | truro      | -          | 2024-05-02 | -          | -          | -      | 2024-10-29  | the court tells nothing of it: not counted
    H     | 7    | private | section_8   | truro      | 2024-05-01 | 2024-05-02 | 2024-06-03 | -          | -      | 2024-10-29  | private law: not counted
    I     | 8    | public  | section_31  | truro      | 2024-05-01 | 2024-05-02 | 2024-06-03 | -          | EX1    | 2024-09-30  | ended in another quarter
    """,
    figures="""
    until      | method     | area       | group | numerator | denominator | value  | unit
    2024-12-31 | any_reason | england    | all   | 3         | 4           | 75.00  | percent
    2024-12-31 | lost       | england    | all   | 2         | 4           | 50.00  | percent
    2024-12-31 | any_reason | birmingham | all   | 2         | 2           | 100.00 | percent
    2024-12-31 | lost       | birmingham | all   | 1         | 2           | 50.00  | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_hearings_cancelled(store) -> None:
    SPEC.check(store())
