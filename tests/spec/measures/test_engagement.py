"""Children whom a practitioner has met: who counts, and what counts as met, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="engagement",
    said="Who of the children that count for engagement had been seen or spoken with by 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | law     | application | area       | received   | joined     | eligible | spoken with | seen       | closed     | why
    A     | 1    | public  | section_31  | birmingham | 2024-12-02 | 2024-12-02 | yes      | -           | 2025-01-31 | -          | seen on the day
    B     | 2    | public  | section_31  | birmingham | 2024-12-02 | 2024-12-02 | yes      | 2024-12-20  | -          | -          | spoken with, by video: recorded, not in person
    C     | 3    | public  | section_31  | birmingham | 2024-12-02 | 2024-12-02 | yes      | 2024-12-20  | 2025-02-01 | -          | seen the day after: not yet in person
    D     | 4    | private | section_8   | truro      | 2024-12-02 | 2024-12-02 | yes      | -           | -          | -          | nobody has met the child
    E     | 5    | private | section_8   | truro      | 2024-12-02 | 2024-12-02 | no       | -           | -          | -          | does not count, says Cafcass
    F     | 6    | private | section_8   | truro      | 2024-12-02 | 2024-12-02 | -        | -           | 2024-12-20 | -          | Cafcass does not say that the child counts
    G     | 7    | private | section_8   | truro      | 2024-06-03 | 2024-06-03 | yes      | -           | 2024-06-20 | 2025-01-31 | closed on the day: not open
    H     | 1    | public  | section_31  | birmingham | 2024-12-02 | 2025-02-03 | yes      | -           | -          | -          | a baby who joined later: not there on the day
    I     | 8    | public  | section_31  | swansea    | 2024-12-02 | 2024-12-02 | yes      | -           | -          | -          | in Wales: not counted
    """,
    figures="""
    until      | method    | area       | group   | numerator | denominator | value  | unit
    2025-01-31 | recorded  | england    | all     | 3         | 4           | 75.00  | percent
    2025-01-31 | in_person | england    | all     | 1         | 4           | 25.00  | percent
    2025-01-31 | recorded  | england    | public  | 3         | 3           | 100.00 | percent
    2025-01-31 | recorded  | england    | private | 0         | 1           | 0.00   | percent
    2025-01-31 | in_person | birmingham | public  | 1         | 3           | 33.33  | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_engagement(store) -> None:
    SPEC.check(store())
