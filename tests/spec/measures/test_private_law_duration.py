"""How long private-law cases took: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="private_law_duration",
    said="How long did private-law cases take that ended in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | area       | issued     | received   | ordered    | report              | author  | final order | next final order | closed     | why
    A     | 1    | private | birmingham | 2024-01-01 | 2024-01-01 | 2024-03-01 | section_7           | cafcass | 2024-09-02  | 2024-10-07       | 2024-10-14 | 280 days to the last disposal; 287 to closing, with work ordered
    B     | 2    | private | birmingham | 2024-06-03 | 2024-06-03 | 2024-06-10 | safeguarding_letter | cafcass | 2024-10-14  | -                | 2024-10-21 | 133 days; a safeguarding letter is no work after the first hearing
    C     | 3    | private | truro      | 2024-01-01 | 2024-01-01 | -          | -                   | -       | 2024-10-01  | 2024-12-02       | 2024-10-15 | the order after the first closing does not count: 274 days
    D     | 4    | private | truro      | 2024-01-01 | 2024-01-01 | -          | -                   | -       | 2024-10-01  | -                | -          | not closed: not counted
    E     | 5    | public  | truro      | 2024-01-01 | 2024-01-01 | 2024-02-01 | expert_report       | expert  | 2024-10-01  | -                | 2024-10-15 | public law: not counted
    """,
    figures="""
    until      | method                   | area       | group | numerator | denominator | value | unit
    2024-12-31 | moj_table_9_mean         | england    | all   | -         | 3           | 32.70 | weeks
    2024-12-31 | cases_mean               | england    | all   | -         | 3           | 32.71 | weeks
    2024-12-31 | cases_median             | england    | all   | -         | 3           | 39.14 | weeks
    2024-12-31 | work_after_first_hearing | england    | all   | -         | 1           | 41.00 | weeks
    2024-12-31 | cases_mean               | birmingham | all   | -         | 2           | 29.50 | weeks
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_private_law_duration(store) -> None:
    SPEC.check(store())
