"""578: a child goes missing while looked after."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_goes_missing_while_looked_after(tmp_path):
    asked(
        tmp_path,
        "578",
        episodes="""
            CHILD | DECOM      | DEC        | REC
            1     | 01/04/2026 | 01/06/2026 | E4A
            2     | 01/04/2026 | 01/06/2026 | E4A
        """,
        missing="""
            ?      | CHILD | MIS_START  | MIS_END
            broken | 1     | 02/06/2026 |
            kept   | 2     | 01/05/2026 | 02/05/2026
            kept   | 2     | 31/06/2026 | 02/07/2026
        """,
    )
