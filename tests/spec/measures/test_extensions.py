"""Care cases that were extended: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="extensions",
    said="Which care cases that ended in October to December 2024 had been extended?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | application | issued     | received   | extended   | final order | why
    A     | 1    | section_31  | 2024-03-01 | 2024-03-01 | 2024-08-01 | 2024-10-29  | extended
    B     | 1    | section_31  | 2024-03-01 | 2024-03-01 | 2024-08-01 | 2024-10-29  | a sibling: one case
    C     | 2    | section_31  | 2024-03-01 | 2024-03-01 | -          | 2024-10-29  | not extended
    D     | 3    | placement   | 2024-03-01 | 2024-03-01 | 2024-08-01 | 2024-10-29  | no care application: not counted
    """,
    figures="""
    until      | method   | area       | group | numerator | denominator | value | unit
    2024-12-31 | extended | england    | all   | 1         | 2           | 50.00 | percent
    2024-12-31 | extended | birmingham | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_extensions(store) -> None:
    SPEC.check(store())
