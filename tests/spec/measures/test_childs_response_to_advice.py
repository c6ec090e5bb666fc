"""The child's response to the advice: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="childs_response_to_advice",
    said="Of the advice that children were told of in October to December 2024, where does the report say what they said?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | advised    | issue                    | shared     | in report | why
    A     | 1    | private | 2024-06-03 | 2024-10-01 | time_with_a_parent       | 2024-10-03 | yes       | the report has it
    A     | 1    | private | 2024-06-03 | 2024-10-01 | who_the_child_lives_with | 2024-10-03 | no        | another issue, without a response
    B     | 2    | public  | 2024-06-03 | 2024-09-30 | order                    | 2024-12-31 | yes       | told of it in the quarter
    C     | 3    | public  | 2024-06-03 | 2024-10-01 | order                    | -          | -         | not told of it
    D     | 4    | public  | 2024-06-03 | 2024-10-01 | order                    | 2024-10-02 | -         | no report yet: nobody says
    E     | 5    | public  | 2024-06-03 | 2024-12-31 | order                    | 2025-01-02 | yes       | told of it in another quarter
    """,
    figures="""
    until      | method    | area    | group  | numerator | denominator | value  | unit
    2024-12-31 | in_report | england | all    | 2         | 3           | 66.67  | percent
    2024-12-31 | in_report | england | public | 1         | 1           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_childs_response_to_advice(store) -> None:
    SPEC.check(store())
