"""Safeguarding letters allocated alike in every region: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="safeguarding_letters_allocated",
    said="How soon was somebody given the safeguarding letters of October to December 2024? Two working days are the limit.",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | area       | received   | ordered    | report              | author  | given out  | why
    A     | 1    | private | birmingham | 2024-10-03 | 2024-10-03 | safeguarding_letter | cafcass | 2024-10-07 | from Thursday to Monday: two working days
    B     | 2    | private | birmingham | 2024-10-03 | 2024-10-03 | safeguarding_letter | cafcass | 2024-10-08 | three
    C     | 3    | private | truro      | 2024-12-31 | 2024-12-31 | safeguarding_letter | cafcass | 2025-01-02 | over New Year, one working day; allocated in another quarter
    D     | 4    | private | truro      | 2024-12-31 | 2024-12-31 | safeguarding_letter | cafcass | -          | nobody has it
    E     | 5    | private | truro      | 2024-09-30 | 2024-09-30 | safeguarding_letter | cafcass | 2024-10-01 | asked for in another quarter
    F     | 6    | private | truro      | 2024-10-03 | 2024-10-03 | section_7           | cafcass | 2024-10-03 | another kind of report
    """,
    figures="""
    until      | method             | area       | group | numerator | denominator | value | unit
    2024-12-31 | in_time            | england    | all   | 2         | 4           | 50.00 | percent
    2024-12-31 | in_time            | birmingham | all   | 1         | 2           | 50.00 | percent
    2024-12-31 | in_time            | truro      | all   | 1         | 2           | 50.00 | percent
    2024-12-31 | days_to_allocation | england    | all   | -         | 3           | 4.00  | days
    2024-12-31 | days_to_allocation | birmingham | all   | -         | 2           | 4.50  | days
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_safeguarding_letters_allocated(store) -> None:
    SPEC.check(store())
