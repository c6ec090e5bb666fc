"""Letters sent to children: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="letters_to_children",
    said="Who had been written to, of the children whose case closed in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | introduced | said goodbye | closed     | why
    A     | 1    | public  | 2024-01-02 | 2024-01-10 | 2024-10-16   | 2024-10-15 | both; the letter of goodbye went the day after closing
    B     | 2    | public  | 2024-01-02 | 2024-10-20 | -            | 2024-10-15 | introduced after closing: too late
    C     | 3    | private | 2024-01-02 | -          | 2024-10-15   | 2024-10-15 | goodbye alone
    D     | 4    | private | 2024-01-02 | 2024-01-10 | -            | -          | not closed
    """,
    figures="""
    until      | method       | area    | group  | numerator | denominator | value | unit
    2024-12-31 | introduction | england | all    | 1         | 3           | 33.33 | percent
    2024-12-31 | goodbye      | england | all    | 2         | 3           | 66.67 | percent
    2024-12-31 | introduction | england | public | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_letters_to_children(store) -> None:
    SPEC.check(store())
