"""Application to decision in Child Focused Courts: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="child_focused_court_duration",
    said="How long did cases of Child Focused Courts take that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | track                        | received   | ordered    | report                | author  | filed      | final order | why
    A     | 1    | private | child_focused_court          | 2024-07-01 | 2024-07-03 | child_impact_report_1 | cafcass | 2024-08-26 | 2024-10-21  | 16 weeks, with an impact report
    B     | 2    | private | child_focused_court          | 2024-07-01 | -          | -                     | -       | -          | 2024-11-18  | 20 weeks, without
    C     | 3    | private | child_focused_court          | 2024-07-01 | -          | -                     | -       | -          | 2024-10-07  | 14 weeks: with its sibling, 18
    D     | 3    | private | child_focused_court          | 2024-07-01 | -          | -                     | -       | -          | 2024-11-04  | the sibling ends the case
    E     | 4    | private | child_arrangements_programme | 2024-07-01 | -          | -                     | -       | -          | 2024-10-07  | another way of working: not counted
    """,
    figures="""
    until      | method             | area    | group | numerator | denominator | value | unit
    2024-12-31 | mean               | england | all   | -         | 3           | 18.00 | weeks
    2024-12-31 | median             | england | all   | -         | 3           | 18.00 | weeks
    2024-12-31 | with_impact_report | england | all   | -         | 1           | 16.00 | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_child_focused_court_duration(store) -> None:
    SPEC.check(store())
