"""120: the reason for a reversal is a code."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_reason_for_a_reversal_is_a_code(tmp_path):
    asked(
        tmp_path,
        "120",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 01/05/2026  | 01/06/2026         | XXX
            kept   | 2     | 01/05/2026  | 01/06/2026         | RD4
        """,
    )
