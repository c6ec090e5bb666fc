"""Children met before the decision hearing: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="engaged_before_decision",
    said="Whom had a practitioner met before a decision hearing of October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | track               | received   | spoken with | seen       | decision   | why
    A     | 1    | private | child_focused_court | 2024-07-01 | -           | 2024-10-14 | 2024-10-15 | met the day before
    B     | 2    | private | child_focused_court | 2024-07-01 | -           | 2024-10-15 | 2024-10-15 | met on the day: not before it
    C     | 3    | private | child_focused_court | 2024-07-01 | 2024-09-02  | -          | 2024-10-15 | spoken with: met
    D     | 4    | private | child_focused_court | 2024-07-01 | -           | -          | 2024-10-15 | nobody has
    E     | 5    | private | child_focused_court | 2024-07-01 | -           | 2024-08-01 | -          | no decision hearing yet: not counted
    """,
    figures="""
    until      | method      | area    | group | numerator | denominator | value | unit
    2024-12-31 | at_least_75 | england | all   | 2         | 4           | 50.00 | percent
    2024-12-31 | up_to_75    | england | all   | 2         | 4           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_engaged_before_decision(store) -> None:
    SPEC.check(store())
