"""525: a child for whom adoption was decided against is not adopted."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_for_whom_adoption_was_decided_against_is_not_adopted(tmp_path):
    asked(
        tmp_path,
        "525",
        ad1="""
            CHILD | DATE_INT
            1     | 01/05/2026
            2     | 01/05/2026
        """,
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 01/05/2026  | 01/06/2026         | RD1
            kept   | 2     | 01/04/2025  | 01/06/2025         | RD3
            kept   | 2     | 01/05/2026  |                    |
        """,
    )
