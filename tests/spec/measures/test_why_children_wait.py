"""Whose move it was while children waited: what counts, by example."""
# ruff: noqa: E501  (a journey is one row, however wide)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="why_children_wait",
    said="Whose move was it while the child waited whose case ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | submitted  | issued     | received   | allocated  | case management | ordered    | report    | author          | due        | filed      | vacated    | reason | owned by | final hearing | final order | why
    A     | 1    | 2024-05-01 | 2024-05-03 | 2024-05-03 | 2024-05-08 | 2024-05-24      | 2024-05-24 | section_7 | local_authority | 2024-07-05 | 2024-07-19 | 2024-10-04 | CR1    | experts  | 2024-11-15    | 2024-11-15  | 198 days from application to order
    B     | 2    | 2024-05-01 | 2024-05-03 | 2024-05-03 | 2024-05-08 | 2024-05-24      | -          | -         | -               | -          | -          | -          | -      | -        | -             | -           | no order yet: not counted
    """,
    figures="""
    until      | method              | area    | group | numerator | denominator | value | unit
    2024-12-31 | in_all              | england | all   | -         | 1           | 28.29 | weeks
    2024-12-31 | of_local_authority  | england | all   | -         | 1           | 8.00  | weeks
    2024-12-31 | of_cafcass          | england | all   | -         | 1           | 0.71  | weeks
    2024-12-31 | of_court            | england | all   | -         | 1           | 0.29  | weeks
    2024-12-31 | of_experts          | england | all   | -         | 1           | 6.00  | weeks
    2024-12-31 | of_lawyers          | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_legal_aid_agency | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_other            | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_nobody_told      | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | next_hearing        | england | all   | -         | 1           | 13.29 | weeks
    2024-12-31 | nothing_told        | england | all   | -         | 1           | 0.00  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_why_children_wait(store) -> None:
    SPEC.check(store())
