"""Children and deprivation of liberty: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="deprivation_of_liberty",
    said="About which children was an application to deprive them of liberty received in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | application            | received   | born       | why
    A     | 1    | deprivation_of_liberty | 2024-10-15 | 2011-10-16 | 12 for one more day
    B     | 2    | deprivation_of_liberty | 2024-10-15 | 2011-10-15 | 13 that day
    C     | 3    | deprivation_of_liberty | 2024-10-15 | 2008-10-16 | 15 for one more day
    D     | 4    | deprivation_of_liberty | 2024-10-15 | 2008-10-15 | 16 that day
    E     | 5    | deprivation_of_liberty | 2024-10-15 | -          | date of birth not told: counted, but of no age
    F     | 6    | section_31             | 2024-10-15 | 2010-01-01 | another application: not counted
    """,
    figures="""
    until      | method        | area    | group | numerator | denominator | value | unit
    2024-12-31 | children      | england | all   | 5         | -           | 5.00  | children
    2024-12-31 | aged_0_to_12  | england | all   | 1         | 4           | 25.00 | percent
    2024-12-31 | aged_13_to_15 | england | all   | 2         | 4           | 50.00 | percent
    2024-12-31 | aged_16_to_18 | england | all   | 1         | 4           | 25.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_deprivation_of_liberty(store) -> None:
    SPEC.check(store())
