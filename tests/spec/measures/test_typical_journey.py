"""The typical way through: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="typical_journey",
    said="By which week had half of the cases that ended in October to December 2024 come to each stage?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | issued     | received   | guardian   | case management | issues resolution | ordered    | report    | author  | decision   | final order | closed     | why
    A     | 1    | public  | 2024-05-01 | 2024-05-01 | 2024-05-08 | 2024-05-22      | 2024-09-04        | -          | -         | -       | -          | 2024-10-30  | 2024-11-13 | one, three, eighteen, 26 and 28 weeks
    B     | 2    | public  | 2024-05-01 | 2024-05-01 | 2024-05-22 | 2024-06-05      | -                 | -          | -         | -       | -          | 2024-12-25  | -          | three, five and 34 weeks; no issues resolution hearing, not closed
    C     | 3    | public  | 2024-05-01 | 2024-05-01 | 2024-05-08 | 2024-05-22      | 2024-09-04        | -          | -         | -       | -          | -           | -          | has not ended: in none
    D     | 4    | public  | 2024-05-01 | 2024-05-01 | 2024-04-24 | 2024-05-22      | -                 | -          | -         | -       | -          | 2024-10-30  | -          | a guardian before issue is wrong: not in that stage
    E     | 5    | private | 2024-05-01 | 2024-05-01 | -          | -               | -                 | 2024-06-05 | section_7 | cafcass | 2024-07-03 | 2024-10-30  | 2024-11-06 | five, nine, 26 and 27 weeks
    """,
    figures="""
    until      | method                 | area    | group | numerator | denominator | value | unit
    2024-12-31 | care_guardian          | england | all   | -         | 2           | 2.00  | weeks
    2024-12-31 | care_first_hearing     | england | all   | -         | 3           | 3.00  | weeks
    2024-12-31 | care_case_management   | england | all   | -         | 3           | 3.00  | weeks
    2024-12-31 | care_issues_resolution | england | all   | -         | 1           | 18.00 | weeks
    2024-12-31 | care_final_order       | england | all   | -         | 3           | 26.00 | weeks
    2024-12-31 | care_closed            | england | all   | -         | 1           | 28.00 | weeks
    2024-12-31 | private_first_hearing  | england | all   | -         | 1           | 9.00  | weeks
    2024-12-31 | private_work_ordered   | england | all   | -         | 1           | 5.00  | weeks
    2024-12-31 | private_decision_hearing | england | all | -         | 1           | 9.00  | weeks
    2024-12-31 | private_final_order    | england | all   | -         | 1           | 26.00 | weeks
    2024-12-31 | private_closed         | england | all   | -         | 1           | 27.00 | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_typical_journey(store) -> None:
    SPEC.check(store())
