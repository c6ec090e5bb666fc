"""119: day and reason of a reversal are told together."""

from __future__ import annotations

from support.ssda903 import asked


def test_day_and_reason_of_a_reversal_are_told_together(tmp_path):
    asked(
        tmp_path,
        "119",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 01/05/2026  | 01/06/2026         |
            broken | 2     | 01/05/2026  |                    | RD2
            kept   | 3     | 01/05/2026  | 01/06/2026         | RD2
            kept   | 4     | 01/05/2026  |                    |
        """,
    )
