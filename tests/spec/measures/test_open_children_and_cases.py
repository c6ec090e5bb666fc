"""Children and cases open: what counts on the day, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="open_children_and_cases",
    said="Who is open on 31 January 2025? Dates are of receipt by Cafcass and closure by Cafcass.",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | law     | application | area       | issued     | received   | closed     | reopened   | why
    A     | 1    | public  | section_31  | birmingham | 2024-12-01 | 2024-12-02 | -          | -          | open
    B     | 1    | public  | section_31  | birmingham | 2024-12-01 | 2024-12-02 | -          | -          | a sibling: two children, one case
    C     | 2    | private | section_8   | birmingham | 2024-12-01 | 2025-01-31 | -          | -          | received on the day: open
    D     | 3    | private | section_8   | truro      | 2024-12-01 | 2025-02-01 | -          | -          | received the day after: not open
    E     | 4    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2025-01-31 | -          | closed on the day: not open
    F     | 5    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2025-02-01 | -          | closed the day after: open on the day
    G     | 6    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2024-11-01 | 2024-12-01 | closed and opened again: open
    H     | 7    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2024-11-01 | -          | closed
    I     | 7    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | -          | -          | the case is open while one child is
    J     | 8    | public  | section_31  | truro      | 2024-06-01 | -          | -          | -          | Cafcass tells nothing of it: not counted
    K     | 9    | public  | placement   | swansea    | 2024-06-01 | 2024-06-03 | -          | -          | in Wales: not counted
    L     | 10   | private | section_8   | -          | 2024-06-01 | 2024-06-03 | -          | -          | in no known area: counts in England
    A     | 10   | private | section_8   | -          | 2024-06-01 | 2024-06-03 | -          | -          | A again, in other proceedings: counts twice
    """,
    figures="""
    until      | method   | area       | group      | numerator | denominator | value | unit
    2025-01-31 | children | england    | all        | 8         | -           | 8.00  | children
    2025-01-31 | children | england    | public     | 5         | -           | 5.00  | children
    2025-01-31 | children | england    | private    | 3         | -           | 3.00  | children
    2025-01-31 | children | england    | section_31 | 5         | -           | 5.00  | children
    2025-01-31 | children | birmingham | all        | 3         | -           | 3.00  | children
    2025-01-31 | children | birmingham | private    | 1         | -           | 1.00  | children
    2025-01-31 | children | truro      | all        | 3         | -           | 3.00  | children
    2025-01-31 | children | not_known  | all        | 2         | -           | 2.00  | children
    2025-01-31 | cases    | england    | all        | 6         | -           | 6.00  | cases
    2025-01-31 | cases    | truro      | public     | 3         | -           | 3.00  | cases
    2024-01-31 | children | england    | all        | 0         | -           | 0.00  | children
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_open_children_and_cases(store) -> None:
    SPEC.check(store())
