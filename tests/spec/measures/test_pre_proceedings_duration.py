"""How long pre-proceedings lasted: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="pre_proceedings_duration",
    said="How long did pre-proceedings last that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | decided    | ended      | outcome   | why
    A     | 2024-07-01 | 2024-10-21 | issue     | 16 weeks, to issue
    B     | 2024-07-01 | 2024-11-18 | step_down | 20 weeks, stepped down
    C     | 2024-07-01 | 2024-12-30 | step_down | 26 weeks
    D     | 2024-07-01 | -          | -         | still runs: not counted
    E     | 2024-01-01 | 2024-09-30 | issue     | ended in another quarter
    """,
    figures="""
    until      | method               | area    | group | numerator | denominator | value | unit
    2024-12-31 | median               | england | all   | -         | 3           | 20.00 | weeks
    2024-12-31 | mean                 | england | all   | -         | 3           | 20.67 | weeks
    2024-12-31 | before_issue         | england | all   | -         | 1           | 16.00 | weeks
    2024-12-31 | before_stepping_down | england | all   | -         | 2           | 23.00 | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_pre_proceedings_duration(store) -> None:
    SPEC.check(store())
