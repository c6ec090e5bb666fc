"""Agreement of guardian and social worker before the case management hearing: what counts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="agreement_before_case_management",
    said="In which care cases had guardian and social worker agreed when the hearing of October to December 2024 came?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | application | received   | talked     | agreed | case management | why
    A     | 1    | section_31  | 2024-09-30 | 2024-10-10 | yes    | 2024-10-24      | agreed two weeks before
    B     | 2    | section_31  | 2024-09-30 | 2024-10-24 | yes    | 2024-10-24      | agreed on the day of the hearing
    C     | 3    | section_31  | 2024-09-30 | 2024-10-25 | yes    | 2024-10-24      | agreed a day too late
    D     | 4    | section_31  | 2024-09-30 | 2024-10-10 | no     | 2024-10-24      | talked, and did not agree both
    E     | 5    | section_31  | 2024-09-30 | 2024-10-10 | -      | 2024-10-24      | nobody says whether they agreed
    F     | 6    | section_31  | 2024-09-30 | -          | -      | 2024-10-24      | no talk is told
    G     | 7    | section_31  | 2024-09-30 | 2024-10-10 | yes    | -               | no hearing held yet: not counted
    H     | 8    | section_8   | 2024-09-30 | 2024-10-10 | yes    | 2024-10-24      | no care case: not counted
    I     | 9    | section_31  | -          | -          | -      | 2024-10-24      | not told by Cafcass: not counted
    J     | 10   | section_31  | 2024-09-30 | 2024-10-10 | yes    | 2024-10-29      | with a sister
    K     | 10   | section_31  | 2024-09-30 | 2024-10-30 | yes    | 2024-10-29      | one case: agreed for one in time
    """,
    figures="""
    until      | method                | area    | group | numerator | denominator | value | unit
    2024-12-31 | agreed_by_the_hearing | england | all   | 3         | 7           | 42.86 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_agreement_before_case_management(store) -> None:
    SPEC.check(store())
