"""Feedback and how it sounds: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="feedback",
    said="What feedback came in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | told       | what       | sounds   | by    | why
    A     | 1    | public  | 2024-06-03 | 2024-10-01 | feedback   | positive | child | a child's
    B     | 2    | public  | 2024-06-03 | 2024-10-02 | compliment | positive | adult | a compliment
    C     | 3    | private | 2024-06-03 | 2024-12-31 | feedback   | negative | adult | negative
    D     | 4    | private | 2024-06-03 | 2024-12-31 | feedback   | -        | -     | neither sound nor maker is told: counted as a piece alone
    E     | 5    | private | 2024-06-03 | 2024-12-31 | complaint  | negative | child | a complaint: told apart
    F     | 6    | private | 2024-06-03 | 2024-09-30 | feedback   | positive | child | another quarter
    """,
    figures="""
    until      | method      | area    | group   | numerator | denominator | value | unit
    2024-12-31 | pieces      | england | all     | 4         | -           | 4.00  | pieces_of_feedback
    2024-12-31 | positive    | england | all     | 2         | 3           | 66.67 | percent
    2024-12-31 | by_children | england | all     | 1         | 3           | 33.33 | percent
    2024-12-31 | pieces      | england | private | 2         | -           | 2.00  | pieces_of_feedback
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_feedback(store) -> None:
    SPEC.check(store())
