"""Weeks before court, step by step: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="waits_before_court",
    said="What was waited for in pre-proceedings that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | decided    | letter     | meeting    | ended      | outcome   | why
    A     | 2024-09-02 | 2024-09-09 | 2024-09-23 | 2024-11-18 | step_down | a week, two weeks, eight weeks
    B     | 2024-09-02 | 2024-09-09 | -          | -          | -         | it goes on: not counted
    """,
    figures="""
    until      | method                    | area    | group | numerator | denominator | value | unit
    2024-12-31 | in_all                    | england | all   | -         | 1           | 11.00 | weeks
    2024-12-31 | letter_before_proceedings | england | all   | -         | 1           | 1.00  | weeks
    2024-12-31 | pre_proceedings_meeting   | england | all   | -         | 1           | 2.00  | weeks
    2024-12-31 | pre_proceedings_outcome   | england | all   | -         | 1           | 8.00  | weeks
    2024-12-31 | court_application         | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | nothing_told              | england | all   | -         | 1           | 0.00  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_waits_before_court(store) -> None:
    SPEC.check(store())
