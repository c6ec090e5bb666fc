"""How care ended: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="how_care_ended",
    said="How did periods of care end that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | placed     | placement | left care  | reason | why
    A     | 2024-01-02 | U6        | 2024-10-01 | E4A    | went home
    B     | 2024-01-02 | U6        | 2024-10-01 | E11    | adopted
    C     | 2024-01-02 | U6        | 2024-12-31 | E45    | special guardianship
    D     | 2024-01-02 | U6        | 2024-12-31 | E41    | child arrangements order
    E     | 2024-01-02 | U6        | 2024-12-31 | E5     | independent living
    F     | 2024-01-02 | U6        | 2024-12-31 | E8     | another reason
    G     | 2024-01-02 | U6        | 2024-09-30 | E4A    | another quarter
    """,
    figures="""
    until      | method                     | area    | group | numerator | denominator | value | unit
    2024-12-31 | home                       | england | all   | 1         | 6           | 16.67 | percent
    2024-12-31 | adopted                    | england | all   | 1         | 6           | 16.67 | percent
    2024-12-31 | special_guardianship_order | england | all   | 1         | 6           | 16.67 | percent
    2024-12-31 | child_arrangements_order   | england | all   | 1         | 6           | 16.67 | percent
    2024-12-31 | independent                | england | all   | 1         | 6           | 16.67 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_how_care_ended(store) -> None:
    SPEC.check(store())
