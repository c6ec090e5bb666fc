"""362: an emergency protection order lasts 21 days at most (Children Act 1989, section 45(1))."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_emergency_protection_order_lasts_21_days_at_most(tmp_path):
    asked(
        tmp_path,
        "362",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | LS
            broken | 1     | 01/05/2026 | 23/05/2026 | X1  | L2
            kept   | 2     | 01/05/2026 | 22/05/2026 | X1  | L2
            broken | 3     | 01/05/2026 | 02/05/2026 | X1  | L2
            broken | 3     | 02/05/2026 | 23/05/2026 | E4A | L2
            broken | 4     | 01/03/2027 |            |     | L2
            broken | 5     | 01/05/2026 | 21/05/2026 | X1  | L2
            broken | 5     | 20/05/2026 | 23/05/2026 | E4A | L2
            kept   | 6     | 01/05/2026 | 20/05/2026 | E4A | L2
            kept   | 6     | 21/05/2026 | 25/05/2026 | E4A | L2
        """,
    )
