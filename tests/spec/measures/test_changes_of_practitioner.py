"""Cases with more than one practitioner: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="changes_of_practitioner",
    said="How many practitioners had cases that closed in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    practitioner | role                 | child | case | law     | track               | received   | from       | to         | closed     | why
    W1           | family_court_adviser | A     | 1    | private | child_focused_court | 2024-06-03 | 2024-06-03 | 2024-08-01 | 2024-10-15 | the first of two
    W2           | family_court_adviser | A     | 1    | private | child_focused_court | 2024-06-03 | 2024-08-01 | -          | -          | the second
    W1           | family_court_adviser | B     | 2    | private | child_focused_court | 2024-06-03 | 2024-06-03 | -          | 2024-10-15 | one
    W3           | childrens_guardian   | C     | 3    | public  | public_law_outline  | 2024-06-03 | 2024-06-03 | -          | 2024-10-15 | one
    W4           | duty_practitioner    | C     | 3    | public  | public_law_outline  | 2024-06-03 | 2024-06-03 | 2024-06-10 | -          | duty work is not counted
    W3           | childrens_guardian   | D     | 4    | public  | public_law_outline  | 2024-06-03 | 2024-06-03 | -          | -          | not closed
    """,
    figures="""
    until      | method                                | area    | group | numerator | denominator | value | unit
    2024-12-31 | more_than_one                         | england | all   | 1         | 3           | 33.33 | percent
    2024-12-31 | more_than_one_in_child_focused_courts | england | all   | 1         | 2           | 50.00 | percent
    2024-12-31 | practitioners                         | england | all   | -         | 3           | 1.33  | practitioners_per_case
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_changes_of_practitioner(store) -> None:
    SPEC.check(store())
