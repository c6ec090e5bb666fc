"""Children in an open case: who is counted, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="children_per_case",
    said="How many children does a case have that is open on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | law     | application | area       | received   | joined     | closed     | why
    A     | 1    | public  | section_31  | birmingham | 2024-12-02 | -          | -          | open
    B     | 1    | public  | section_31  | birmingham | 2024-12-02 | -          | -          | a sibling
    C     | 1    | public  | section_31  | birmingham | 2024-12-02 | -          | 2025-01-15 | a sibling whose part has ended
    D     | 1    | public  | section_31  | birmingham | 2024-12-02 | 2025-02-03 | -          | a baby who joined after the day
    E     | 2    | public  | section_31  | truro      | 2024-12-02 | -          | -          | one child
    F     | 3    | private | section_8   | truro      | 2024-12-02 | -          | -          | one child
    G     | 4    | private | section_8   | truro      | 2024-06-03 | -          | 2024-12-02 | closed: no open case
    """,
    figures="""
    until      | method        | area       | group      | numerator | denominator | value | unit
    2025-01-31 | open_children | england    | all        | 4         | 3           | 1.33  | children_per_case
    2025-01-31 | open_children | england    | public     | 3         | 2           | 1.50  | children_per_case
    2025-01-31 | open_children | england    | private    | 1         | 1           | 1.00  | children_per_case
    2025-01-31 | open_children | birmingham | section_31 | 2         | 1           | 2.00  | children_per_case
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_children_per_case(store) -> None:
    SPEC.check(store())
