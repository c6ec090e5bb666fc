"""Weeks lost with hearings, by reason: what counts, by example."""
# ruff: noqa: E501  (a journey is one row, however wide)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="weeks_lost_by_cause",
    said="For what reasons were hearings lost in the case that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | submitted  | issued     | received   | allocated  | case management | ordered    | report    | author          | due        | filed      | vacated    | reason | owned by | final hearing | final order | why
    A     | 1    | 2024-05-01 | 2024-05-03 | 2024-05-03 | 2024-05-08 | 2024-05-24      | 2024-05-24 | section_7 | local_authority | 2024-07-05 | 2024-07-19 | 2024-10-04 | CR1    | experts  | 2024-11-15    | 2024-11-15  | 198 days from application to order
    B     | 2    | 2024-05-01 | 2024-05-03 | 2024-05-03 | 2024-05-08 | 2024-05-24      | -          | -         | -               | -          | -          | -          | -      | -        | -             | -           | no order yet: not counted
    """,
    figures="""
    until      | method                  | area    | group | numerator | denominator | value | unit
    2024-12-31 | in_all                  | england | all   | -         | 1           | 6.00  | weeks
    2024-12-31 | judicial_availability   | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | court_capacity          | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | police                  | england | all   | -         | 1           | 6.00  | weeks
    2024-12-31 | health                  | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | evidence                | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | assessment              | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | preparation             | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | change_of_circumstances | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | availability            | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | funding                 | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | proceedings             | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | outside_events          | england | all   | -         | 1           | 0.00  | weeks
    2024-12-31 | not_recorded            | england | all   | -         | 1           | 0.00  | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_weeks_lost_by_cause(store) -> None:
    SPEC.check(store())
