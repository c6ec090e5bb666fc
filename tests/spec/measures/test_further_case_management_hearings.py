"""Care cases with a further case management hearing: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="further_case_management_hearings",
    said="Which care cases that ended in October to December 2024 had a further case management hearing?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | issued     | received   | case management | further case management | final order | why
    A     | 1    | 2024-05-01 | 2024-05-01 | 2024-05-20      | 2024-06-20              | 2024-10-29  | one
    B     | 2    | 2024-05-01 | 2024-05-01 | 2024-05-20      | -                       | 2024-10-29  | none
    C     | 3    | 2024-05-01 | 2024-05-01 | 2024-05-20      | 2024-06-20              | -           | has not ended
    """,
    figures="""
    until      | method | area       | group | numerator | denominator | value | unit
    2024-12-31 | any    | england    | all   | 1         | 2           | 50.00 | percent
    2024-12-31 | any    | birmingham | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_further_case_management_hearings(store) -> None:
    SPEC.check(store())
