"""Family group decision making offered and held: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="family_group_decision_making",
    said="To whom was family group decision making offered, and for whom brought about, in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | decided    | letter     | offered | ended      | outcome   | brought about | why
    A     | 2024-07-01 | 2024-10-01 | yes     | 2024-12-02 | step_down | yes           | offered and held
    B     | 2024-07-01 | 2024-10-01 | yes     | 2024-12-02 | issue     | no            | offered, not held
    C     | 2024-07-01 | 2024-10-01 | no      | 2024-12-02 | issue     | -             | not offered, so nobody asks whether it was held
    D     | 2024-07-01 | 2024-10-01 | -       | -          | -         | -             | the authority says nothing
    """,
    figures="""
    until      | method  | area    | group | numerator | denominator | value | unit
    2024-12-31 | offered | england | all   | 2         | 3           | 66.67 | percent
    2024-12-31 | held    | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_family_group_decision_making(store) -> None:
    SPEC.check(store())
