"""How cases have ended by 52 weeks: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="how_cases_end",
    said="How have cases ended by 52 weeks, going by the year 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | final order | closed     | closed for   | why
    A     | 1    | public  | 2024-01-01 | 2024-06-03  | 2024-06-10 | final_order  | decided at 22 weeks
    B     | 2    | public  | 2024-01-01 | 2024-12-02  | -          | -            | decided and not closed yet: decided
    C     | 3    | public  | 2024-01-01 | -           | 2024-04-01 | withdrawn    | ended without an order
    D     | 4    | public  | 2024-01-01 | -           | 2024-10-07 | consolidated | gone on elsewhere
    E     | 5    | public  | 2023-01-02 | -           | -          | -            | open throughout
    F     | 6    | private | 2024-01-01 | 2024-06-03  | 2024-06-10 | final_order  | decided
    G     | 7    | private | 2024-01-01 | -           | 2024-06-10 | refused      | ended without an order
    H     | 8    | private | 2024-01-01 | -           | 2024-06-10 | transferred  | gone on elsewhere
    I     | 9    | private | 2023-01-02 | -           | -          | -            | open throughout
    """,
    figures="""
    until      | method                | area    | group | numerator | denominator | value | unit
    2024-12-31 | care_decided          | england | all   | -         | 5           | 50.00 | percent
    2024-12-31 | care_without_order    | england | all   | -         | 5           | 25.00 | percent
    2024-12-31 | care_elsewhere        | england | all   | -         | 5           | 25.00 | percent
    2024-12-31 | private_decided       | england | all   | -         | 4           | 33.33 | percent
    2024-12-31 | private_without_order | england | all   | -         | 4           | 33.33 | percent
    2024-12-31 | private_elsewhere     | england | all   | -         | 4           | 33.33 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_how_cases_end(store) -> None:
    SPEC.check(store())
