"""Hearings in a care case: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="hearings_per_case",
    said="How many hearings had care cases that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | issued     | received   | case management | further case management | issues resolution | final order | why
    A     | 1    | 2024-05-01 | 2024-05-01 | 2024-05-20      | 2024-06-20              | 2024-09-02        | 2024-10-29  | three
    B     | 1    | 2024-05-01 | 2024-05-01 | 2024-05-20      | 2024-06-20              | 2024-09-02        | 2024-10-29  | a sibling: the case has three, not six
    C     | 2    | 2024-05-01 | 2024-05-01 | 2024-05-20      | -                       | -                 | 2024-10-29  | one
    D     | 3    | 2024-05-01 | 2024-05-01 | -               | -                       | -                 | 2024-10-29  | none: counted as nought
    """,
    figures="""
    until      | method | area       | group | numerator | denominator | value | unit
    2024-12-31 | mean   | england    | all   | -         | 3           | 1.33  | hearings_per_case
    2024-12-31 | mean   | birmingham | all   | -         | 3           | 1.33  | hearings_per_case
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_hearings_per_case(store) -> None:
    SPEC.check(store())
