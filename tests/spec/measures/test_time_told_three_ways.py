"""Time told three ways: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="time_told_three_ways",
    said="What do the three ways of telling time say of October to December 2024, when an old case was closed, and of the quarter before?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | issued     | received   | final order | closed     | why
    A     | 1    | public  | 2024-06-03 | 2024-06-03 | 2024-09-02  | 2024-09-09 | 13 weeks, in the quarter before
    B     | 2    | public  | 2024-07-01 | 2024-07-01 | 2024-10-07  | 2024-10-14 | 14 weeks
    C     | 3    | public  | 2022-10-10 | 2022-10-10 | 2024-10-14  | 2024-10-21 | 105 weeks: the old case that was closed
    D     | 4    | public  | 2024-09-02 | 2024-09-02 | -           | -          | open
    E     | 5    | private | 2024-06-03 | 2024-06-03 | 2024-09-02  | 2024-09-09 | 13 weeks
    F     | 6    | private | 2024-07-01 | 2024-07-01 | 2024-10-07  | 2024-10-14 | 14 weeks
    G     | 7    | private | 2022-10-10 | 2022-10-10 | -           | -          | still open, old
    """,
    figures="""
    until      | method               | area    | group | numerator | denominator | value  | unit
    2024-09-30 | care_closed          | england | all   | -         | 1           | 13.00  | weeks
    2024-12-31 | care_closed          | england | all   | -         | 2           | 59.50  | weeks
    2024-09-30 | care_open_over_52    | england | all   | 1         | 3           | 33.33  | percent
    2024-12-31 | care_open_over_52    | england | all   | 0         | 1           | 0.00   | percent
    2024-12-31 | care_both            | england | all   | -         | 4           | 43.67  | weeks
    2024-09-30 | private_closed       | england | all   | -         | 1           | 13.00  | weeks
    2024-12-31 | private_closed       | england | all   | -         | 1           | 14.00  | weeks
    2024-12-31 | private_open_over_52 | england | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | private_both         | england | all   | -         | 3           | 13.50  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_time_told_three_ways(store) -> None:
    SPEC.check(store())
