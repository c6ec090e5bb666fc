"""Letters in audited files: which audits count, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="letters_in_audited_files",
    said="In what share of files audited in October to December 2024 were all letters there?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | law     | application | area       | received   | audited    | letters | why
    A     | 1    | public  | section_31  | birmingham | 2024-06-03 | 2024-10-01 | yes     | the first day of the quarter
    B     | 1    | public  | section_31  | birmingham | 2024-06-03 | 2024-12-31 | no      | the last day; a sibling's file is a file of its own
    C     | 2    | private | section_8   | birmingham | 2024-06-03 | 2024-11-05 | yes     | all there
    D     | 3    | private | section_8   | truro      | 2024-06-03 | 2024-11-05 | -       | the audit says nothing of letters: not counted
    E     | 4    | private | section_8   | truro      | 2024-06-03 | 2024-09-30 | no      | the day before the quarter: another quarter
    F     | 5    | private | section_8   | truro      | 2024-06-03 | -          | -       | not audited: nothing is said of the file
    G     | 6    | private | section_8   | swansea    | 2024-06-03 | 2024-11-05 | no      | in Wales: not counted
    """,
    figures="""
    until      | method      | area       | group   | numerator | denominator | value  | unit
    2024-12-31 | all_letters | england    | all     | 2         | 3           | 66.67  | percent
    2024-12-31 | all_letters | england    | public  | 1         | 2           | 50.00  | percent
    2024-12-31 | all_letters | england    | private | 1         | 1           | 100.00 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_letters_in_audited_files(store) -> None:
    SPEC.check(store())
