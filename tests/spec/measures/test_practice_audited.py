"""Practice audited good or better: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="practice_audited",
    said="How were files graded that were audited in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | track               | received   | audited    | grade                | why
    A     | 1    | public  | public_law_outline  | 2024-06-03 | 2024-10-01 | good_or_better       | good
    B     | 2    | public  | public_law_outline  | 2024-06-03 | 2024-10-01 | requires_improvement | requires improvement
    C     | 3    | private | other               | 2024-06-03 | 2024-12-31 | inadequate           | inadequate
    D     | 4    | private | child_focused_court | 2024-06-03 | 2024-12-31 | good_or_better       | good
    E     | 5    | private | child_focused_court | 2024-06-03 | 2024-09-30 | inadequate           | another quarter
    """,
    figures="""
    until      | method               | area    | group  | numerator | denominator | value | unit
    2024-12-31 | good_or_better       | england | all    | 2         | 4           | 50.00 | percent
    2024-12-31 | good_or_better_in_child_focused_courts | england | all | 1 | 1       | 100.00 | percent
    2024-12-31 | good_or_better       | england | public | 1         | 2           | 50.00 | percent
    2024-12-31 | requires_improvement | england | all    | 1         | 4           | 25.00 | percent
    2024-12-31 | inadequate           | england | all    | 1         | 4           | 25.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_practice_audited(store) -> None:
    SPEC.check(store())
