"""Care cases that ended within 26 weeks: day one, and the day between the two conventions, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="closed_within_26_weeks",
    said=(
        "Which care applications that ended in October to December 2024 (Cafcass's Q3 2024/25, the Ministry of Justice's "
        "Q4 2024) took 26 weeks or less?"
    ),
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | application | area       | submitted  | issued     | received   | final order | why
    A     | 1    | public  | section_31  | birmingham | 2024-05-01 | 2024-05-01 | 2024-05-01 | 2024-10-29  | 181 days: the last day of the statute's 26 weeks
    B     | 2    | public  | section_31  | birmingham | 2024-05-01 | 2024-05-01 | 2024-05-01 | 2024-10-30  | 182 days: a day late by statute, in time by the court service's program
    C     | 3    | public  | section_31  | birmingham | 2024-04-30 | 2024-05-01 | 2024-05-01 | 2024-10-29  | 181 days from issue, 182 from submission
    D     | 4    | public  | section_31  | truro      | 2024-05-01 | 2024-05-01 | 2024-05-01 | 2024-10-31  | 183 days: late by both
    E     | 5    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2024-06-03 | 2024-10-01  | the first day of the quarter counts
    F     | 6    | public  | section_31  | truro      | 2024-09-01 | 2024-09-02 | 2024-09-02 | 2024-12-31  | the last day of the quarter counts
    G     | 7    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2024-06-03 | 2024-09-30  | the day before the quarter: another quarter
    H     | 8    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2024-06-03 | 2024-10-15  | a sibling is still waiting: the application has not ended
    I     | 8    | public  | section_31  | truro      | 2024-06-01 | 2024-06-03 | 2024-06-03 | -           | the sibling
    J     | 9    | private | section_8   | truro      | 2024-06-01 | 2024-06-03 | 2024-06-03 | 2024-10-15  | private law: the 26 weeks are not for it
    K     | 10   | public  | section_31  | swansea    | 2024-06-01 | 2024-06-03 | 2024-06-03 | 2024-10-15  | in Wales: not counted
    """,
    figures="""
    until      | method             | area       | group | numerator | denominator | value  | unit
    2024-12-31 | statute            | england    | all   | 4         | 6           | 66.67  | percent
    2024-12-31 | court_service_code | england    | all   | 5         | 6           | 83.33  | percent
    2024-12-31 | statute            | birmingham | all   | 2         | 3           | 66.67  | percent
    2024-12-31 | court_service_code | birmingham | all   | 3         | 3           | 100.00 | percent
    2024-12-31 | statute            | truro      | all   | 2         | 3           | 66.67  | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_closed_within_26_weeks(store) -> None:
    SPEC.check(store())
