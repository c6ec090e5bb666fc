"""Cases decided at one decision hearing: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="single_decision_hearing",
    said="Which cases of Child Focused Courts that ended in October to December 2024 were decided at one decision hearing?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | track               | received   | gatekept   | decision   | second decision | final order | why
    A     | 1    | private | child_focused_court | 2024-07-01 | 2024-07-03 | 2024-10-15 | -               | 2024-10-15  | one; gatekeeping is no failure
    B     | 2    | private | child_focused_court | 2024-07-01 | -          | 2024-10-15 | 2024-11-15      | 2024-11-15  | two
    C     | 3    | private | child_focused_court | 2024-07-01 | 2024-07-03 | -          | -               | 2024-10-15  | ended without one: not counted
    D     | 4    | private | child_focused_court | 2024-07-01 | -          | 2024-10-15 | -               | -           | has not ended
    """,
    figures="""
    until      | method | area    | group | numerator | denominator | value | unit
    2024-12-31 | one    | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_single_decision_hearing(store) -> None:
    SPEC.check(store())
