"""Complaints and their answers: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="complaints",
    said="Which complaints were made in October to December 2024, and how soon were they answered?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | received   | told       | what      | by    | answered   | why
    A     | 1    | 2024-06-03 | 2024-10-01 | complaint | child | 2024-10-29 | a child's, answered on the twentieth working day
    B     | 2    | 2024-06-03 | 2024-10-01 | complaint | adult | 2024-10-30 | a day late; 29 days
    C     | 3    | 2024-06-03 | 2024-12-31 | complaint | adult | -          | not answered yet
    D     | 4    | 2024-06-03 | 2024-09-02 | complaint | adult | 2024-10-02 | made in another quarter, answered after 30 days
    E     | 5    | 2024-06-03 | 2024-10-01 | feedback  | child | 2024-10-02 | feedback: told apart
    """,
    figures="""
    until      | method                          | area    | group | numerator | denominator | value | unit
    2024-12-31 | complaints                      | england | all   | 3         | -           | 3.00  | pieces_of_feedback
    2024-12-31 | by_children                     | england | all   | 1         | -           | 1.00  | pieces_of_feedback
    2024-12-31 | days_to_answer                  | england | all   | -         | 3           | 29.00 | days
    2024-12-31 | answered_within_20_working_days | england | all   | 1         | 3           | 33.33 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_complaints(store) -> None:
    SPEC.check(store())
