"""Parents with a lawyer before proceedings: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="legal_advice_before_proceedings",
    said="Whose parents had a lawyer, of those who first met the authority in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | decided    | meeting    | lawyer | why
    A     | 2024-09-02 | 2024-10-01 | yes    | represented
    B     | 2024-09-02 | 2024-12-31 | no     | not represented
    C     | 2024-09-02 | 2024-10-01 | -      | the authority says nothing
    D     | 2024-06-03 | 2024-07-01 | yes    | another quarter
    """,
    figures="""
    until      | method      | area    | group | numerator | denominator | value | unit
    2024-12-31 | represented | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_legal_advice_before_proceedings(store) -> None:
    SPEC.check(store())
