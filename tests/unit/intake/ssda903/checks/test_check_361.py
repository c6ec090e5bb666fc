"""361: police protection lasts 72 hours at most (Children Act 1989, section 46(6))."""

from __future__ import annotations

from support.ssda903 import asked


def test_police_protection_lasts_72_hours_at_most(tmp_path):
    asked(
        tmp_path,
        "361",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | LS
            broken | 1     | 01/05/2026 | 05/05/2026 | X1  | L1
            kept   | 2     | 01/05/2026 | 04/05/2026 | X1  | L1
            broken | 3     | 01/05/2026 | 02/05/2026 | X1  | L1
            broken | 3     | 02/05/2026 | 05/05/2026 | E4A | L1
            broken | 4     | 01/03/2027 |            |     | L1
        """,
    )
