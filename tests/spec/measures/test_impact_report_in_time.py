"""Child impact reports within 40 working days: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="impact_report_in_time",
    said="Which child impact reports, whose fortieth working day fell in October to December 2024, were in time?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | track                        | received   | ordered    | report                | author          | filed      | why
    A     | 1    | private | child_focused_court          | 2024-10-01 | 2024-10-03 | child_impact_report_1 | cafcass         | 2024-11-26 | the fortieth working day
    B     | 2    | private | child_focused_court          | 2024-10-01 | 2024-10-03 | child_impact_report_1 | cafcass         | 2024-11-27 | the day after
    C     | 3    | private | child_focused_court          | 2024-10-01 | 2024-10-03 | child_impact_report_1 | cafcass         | -          | never filed: late
    D     | 4    | private | child_focused_court          | 2024-10-01 | 2024-10-03 | child_impact_report_1 | local_authority | 2024-11-20 | an authority's, apart
    E     | 5    | private | child_focused_court          | 2024-11-12 | 2024-11-14 | child_impact_report_1 | cafcass         | -          | the fortieth is 9 January: next quarter
    F     | 6    | private | child_arrangements_programme | 2024-10-01 | 2024-10-03 | child_impact_report_1 | cafcass         | 2024-11-20 | another way of working: not counted
    """,
    figures="""
    until      | method          | area       | group | numerator | denominator | value  | unit
    2024-12-31 | cafcass         | england    | all   | 1         | 3           | 33.33  | percent
    2024-12-31 | local_authority | england    | all   | 1         | 1           | 100.00 | percent
    2024-12-31 | cafcass         | birmingham | all   | 1         | 3           | 33.33  | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_impact_report_in_time(store) -> None:
    SPEC.check(store())
