"""Work handed on before the case closed: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="reallocations",
    said="Why did work with children end in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | track               | received   | work ended | reason            | why
    A     | 1    | child_focused_court | 2024-06-03 | 2024-10-15 | case_closed       | closed: as it should be
    B     | 2    | child_focused_court | 2024-06-03 | 2024-10-15 | practitioner_left | the practitioner left
    C     | 3    | other               | 2024-06-03 | 2024-12-31 | caseload          | too many cases
    D     | 4    | other               | 2024-06-03 | 2024-12-31 | case_closed       | closed
    E     | 5    | other               | 2024-06-03 | 2024-10-15 | -                 | no reason told: not counted
    F     | 6    | child_focused_court | 2024-06-03 | 2024-09-30 | practitioner_left | another quarter
    """,
    figures="""
    until      | method            | area    | group | numerator | denominator | value | unit
    2024-12-31 | any_reason        | england | all   | 2         | 4           | 50.00 | percent
    2024-12-31 | any_reason_in_child_focused_courts | england | all | 1 | 2     | 50.00 | percent
    2024-12-31 | practitioner_left | england | all   | 1         | 4           | 25.00 | percent
    2024-12-31 | caseload          | england | all   | 1         | 4           | 25.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_reallocations(store) -> None:
    SPEC.check(store())
