"""Cases in which a second report was ordered: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="second_reports",
    said="In which private-law cases that ended in October to December 2024 was a second report ordered?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | track                        | received   | ordered    | report                | author  | final order | why
    A     | 1    | private | child_focused_court          | 2024-07-01 | 2024-09-02 | child_impact_report_2 | cafcass | 2024-10-15  | a second part
    B     | 2    | private | child_focused_court          | 2024-07-01 | 2024-07-03 | child_impact_report_1 | cafcass | 2024-10-15  | the first alone
    C     | 3    | private | child_arrangements_programme | 2024-07-01 | 2024-09-02 | section_7_addendum    | cafcass | 2024-10-15  | an addendum
    D     | 4    | private | child_arrangements_programme | 2024-07-01 | 2024-09-02 | section_7             | cafcass | 2024-10-15  | one report
    E     | 5    | private | -                            | 2024-07-01 | 2024-09-02 | section_7_addendum    | cafcass | 2024-10-15  | no track is told: in neither
    F     | 6    | public  | public_law_outline           | 2024-07-01 | 2024-09-02 | section_7_addendum    | cafcass | 2024-10-15  | public law: not counted
    """,
    figures="""
    until      | method               | area    | group | numerator | denominator | value | unit
    2024-12-31 | child_focused_courts | england | all   | 1         | 2           | 50.00 | percent
    2024-12-31 | other_courts         | england | all   | 1         | 2           | 50.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_second_reports(store) -> None:
    SPEC.check(store())
