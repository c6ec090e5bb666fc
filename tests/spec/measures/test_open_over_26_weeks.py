"""Children in care proceedings waiting longer than 26 weeks: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="open_over_26_weeks",
    said="Who in care proceedings has waited longer than 26 weeks (182 days) on 31 January 2025?",
    as_of=date(2025, 2, 15),
    journeys="""
    child | case | application       | area       | received   | closed     | why
    A     | 1    | section_31        | birmingham | 2024-08-02 | -          | 182 days: exactly 26 weeks, not longer
    B     | 2    | section_31        | birmingham | 2024-08-01 | -          | 183 days: longer
    C     | 3    | section_31        | truro      | 2024-02-01 | 2025-01-31 | closed on the day: not open
    D     | 4    | section_31        | truro      | 2024-12-02 | -          | eight weeks
    E     | 5    | discharge_of_care | truro      | 2024-02-01 | -          | no care application: not counted
    """,
    figures="""
    until      | method                 | area       | group | numerator | denominator | value | unit
    2025-01-31 | share_of_open_children | england    | all   | 1         | 3           | 33.33 | percent
    2025-01-31 | share_of_open_children | birmingham | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_open_over_26_weeks(store) -> None:
    SPEC.check(store())
