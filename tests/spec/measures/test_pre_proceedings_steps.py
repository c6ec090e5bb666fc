"""Decision to letter to meeting: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="pre_proceedings_steps",
    said="How quickly did the first steps of October to December 2024 follow each other?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | decided    | letter     | meeting    | why
    A     | 2024-09-25 | 2024-10-01 | 2024-10-08 | six days to the letter, seven to the meeting
    B     | 2024-09-25 | 2024-10-09 | 2024-10-30 | fourteen and twenty-one
    C     | 2024-09-25 | 2024-09-27 | 2024-10-01 | the letter went in another quarter; four days to the meeting
    D     | 2024-10-25 | -          | -          | no letter yet
    """,
    figures="""
    until      | method  | area    | group | numerator | denominator | value | unit
    2024-12-31 | letter  | england | all   | -         | 2           | 10.00 | days
    2024-12-31 | meeting | england | all   | -         | 3           | 7.00  | days
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_pre_proceedings_steps(store) -> None:
    SPEC.check(store())
