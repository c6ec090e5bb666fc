"""How long cases take, open ones counted: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="time_counting_open_cases",
    said="How long do cases take, going by the year 2024, when open ones are counted for as long as they have lasted?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | final order | closed     | why
    A     | 1    | public  | 2024-01-01 | 2024-06-03  | 2024-06-10 | 154 days: ended at 22 weeks
    B     | 2    | public  | 2024-01-01 | 2024-10-14  | 2024-10-21 | 287 days: ended at 41 weeks
    C     | 3    | public  | 2024-01-01 | -           | -          | open on the last day, at 365 days
    D     | 4    | public  | 2022-07-01 | 2024-09-30  | 2024-10-07 | came into the year at 549 days, ended at 822
    E     | 5    | public  | 2022-07-01 | -           | -          | came into the year at 549 days, open at 914
    F     | 6    | public  | 2022-01-03 | 2023-12-29  | 2023-12-30 | ended before the year: not watched
    G     | 7    | private | 2024-01-01 | 2024-04-01  | 2024-04-08 | 91 days: ended at 13 weeks
    H     | 8    | private | 2024-01-01 | -           | 2024-08-05 | closed without an order after 217 days: ended at 31 weeks
    I     | 9    | private | 2022-12-01 | -           | -          | came into the year at 396 days, open at 761
    """,
    figures="""
    until      | method                    | area    | group | numerator | denominator | value  | unit
    2024-12-31 | care_weeks                | england | all   | -         | 5           | 55.67  | weeks
    2024-12-31 | care_ended_by_26_weeks    | england | all   | -         | 5           | 33.33  | percent
    2024-12-31 | care_ended_by_52_weeks    | england | all   | -         | 5           | 66.67  | percent
    2024-12-31 | private_weeks             | england | all   | -         | 3           | 22.00  | weeks
    2024-12-31 | private_ended_by_26_weeks | england | all   | -         | 3           | 50.00  | percent
    2024-12-31 | private_ended_by_52_weeks | england | all   | -         | 3           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_time_counting_open_cases(store) -> None:
    SPEC.check(store())
