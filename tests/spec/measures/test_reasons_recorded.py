"""Reasons recorded: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="reasons_recorded",
    said="For which hearings called off, and which extensions, of October to December 2024 is a reason recorded?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | issued     | vacated    | extended   | reason              | why
    A     | 1    | public  | 2024-05-01 | 2024-10-15 | -          | JU3                 | a reason
    B     | 2    | public  | 2024-05-01 | 2024-10-15 | -          | -                   | none
    C     | 3    | public  | 2024-05-01 | 2024-09-15 | -          | JU3                 | another quarter
    D     | 4    | private | 2024-05-01 | 2024-11-15 | -          | -                   | the private-law feed has no field for it
    E     | 5    | public  | 2024-05-01 | -          | 2024-10-15 | timetable_for_child | an extension with its reason
    F     | 6    | public  | 2024-05-01 | -          | 2024-10-15 | -                   | an extension without
    """,
    figures="""
    until      | method               | area    | group | numerator | denominator | value | unit
    2024-12-31 | public_law_hearings  | england | all   | 1         | 2           | 50.00 | percent
    2024-12-31 | private_law_hearings | england | all   | 0         | 1           | 0.00  | percent
    2024-12-31 | extensions           | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_reasons_recorded(store) -> None:
    SPEC.check(store())
