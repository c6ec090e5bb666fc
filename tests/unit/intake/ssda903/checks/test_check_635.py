"""635: without previous permanence there is no day and no authority of it."""

from __future__ import annotations

from support.ssda903 import asked


def test_without_previous_permanence_there_is_no_day_and_no_authority_of_it(tmp_path):
    asked(
        tmp_path,
        "635",
        previous_permanence="""
            ?      | CHILD | PREV_PERM | LA_PERM | DATE_PERM
            broken | 1     | Z1        |         | 01/05/2020
            broken | 2     |           | 330     |
            kept   | 3     | P2        | 330     | 01/05/2020
            kept   | 4     | Z1        |         |
        """,
    )
