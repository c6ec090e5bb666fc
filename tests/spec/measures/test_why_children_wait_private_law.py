"""Whose move it was in private law: what counts, by example."""
# ruff: noqa: E501  (a journey is one row, however wide)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="why_children_wait_private_law",
    said="Whose move was it in the private-law case that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | received   | allocated  | privately vacated | private final hearing | final order | why
    A     | 1    | private | 2024-08-01 | 2024-08-08 | 2024-10-03        | 2024-11-14            | 2024-11-14  | six weeks lost, nobody says why
    """,
    figures="""
    until      | method              | area    | group | numerator | denominator | value | unit
    2024-12-31 | in_all              | england | all   | -         | 1           | 15.00 | weeks
    2024-12-31 | of_local_authority  | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_cafcass          | england | all   | -         | 1           | 1.00  | weeks
    2024-12-31 | of_court            | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_experts          | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_lawyers          | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_legal_aid_agency | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_other            | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | of_nobody_told      | england | all   | -         | 1           | 6.00  | weeks
    2024-12-31 | next_hearing        | england | all   | -         | 1           | 8.00  | weeks
    2024-12-31 | nothing_told        | england | all   | -         | 1           | 0.00  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_why_children_wait_private_law(store) -> None:
    SPEC.check(store())
