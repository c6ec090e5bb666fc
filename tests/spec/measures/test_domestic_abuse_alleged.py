"""Private-law children where domestic abuse is alleged: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="domestic_abuse_alleged",
    said="In which private-law cases received in October to December 2024 is domestic abuse alleged?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | abuse alleged | why
    A     | 1    | private | 2024-10-01 | 2024-10-01    | alleged
    B     | 2    | private | 2024-10-01 | -             | nothing recorded
    C     | 3    | private | 2024-12-31 | 2025-01-15    | recorded later: counts
    D     | 4    | public  | 2024-10-01 | 2024-10-01    | public law: not counted
    E     | 5    | private | 2024-09-30 | 2024-09-30    | another quarter
    """,
    figures="""
    until      | method   | area    | group | numerator | denominator | value | unit
    2024-12-31 | children | england | all   | 2         | 3           | 66.67 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_domestic_abuse_alleged(store) -> None:
    SPEC.check(store())
