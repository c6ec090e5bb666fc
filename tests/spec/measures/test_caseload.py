"""Cases that a practitioner holds: what counts as held, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="caseload",
    said="How many cases does a practitioner of long-term work hold on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    practitioner | role                 | child | case | law     | application | area       | received   | from       | to         | why
    W1           | childrens_guardian   | A1    | 1    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | the first of twenty cases
    W1           | childrens_guardian   | A2    | 2    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A3    | 3    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A4    | 4    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A5    | 5    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A6    | 6    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A7    | 7    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A8    | 8    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A9    | 9    | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A10   | 10   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A11   | 11   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A12   | 12   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A13   | 13   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A14   | 14   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A15   | 15   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A16   | 16   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A17   | 17   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A18   | 18   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A19   | 19   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | and so on
    W1           | childrens_guardian   | A20   | 20   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | -          | the twentieth
    W1           | childrens_guardian   | B1    | 1    | public  | section_31  | birmingham | 2024-06-03 | 2024-07-01 | -          | the same case again, for a sibling: one case
    W1           | childrens_guardian   | A21   | 21   | public  | section_31  | birmingham | 2024-06-03 | 2024-06-03 | 2025-01-31 | passed on by the end of the day: not held
    W2           | family_court_adviser | A22   | 22   | private | section_8   | truro      | 2024-06-03 | 2025-01-31 | -          | held from the day
    W2           | family_court_adviser | A23   | 23   | private | section_8   | truro      | 2024-06-03 | 2025-02-01 | -          | from the day after: not yet held
    W3           | duty_practitioner    | A24   | 24   | private | section_8   | truro      | 2024-06-03 | 2024-12-02 | -          | duty work is apart
    W4           | family_court_adviser | A25   | 25   | private | section_8   | swansea    | 2024-06-03 | 2024-12-02 | -          | in Wales: not counted
    """,
    figures="""
    until      | method     | area    | group | numerator | denominator | value | unit
    2025-01-31 | mean       | england | all   | 21        | 2           | 10.50 | cases_per_practitioner
    2025-01-31 | 20_or_more | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_caseload(store) -> None:
    SPEC.check(store())
