"""363: a child assessment order lasts 7 days at most (Children Act 1989, section 43(5))."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_assessment_order_lasts_7_days_at_most(tmp_path):
    asked(
        tmp_path,
        "363",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | LS
            broken | 1     | 01/05/2026 | 09/05/2026 | X1  | L3
            kept   | 2     | 01/05/2026 | 08/05/2026 | X1  | L3
            broken | 3     | 01/05/2026 | 02/05/2026 | X1  | L3
            broken | 3     | 02/05/2026 | 09/05/2026 | E4A | L3
            broken | 4     | 01/03/2027 |            |     | L3
        """,
    )
