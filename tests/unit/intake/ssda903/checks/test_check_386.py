"""386: a child is adopted before 18."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_is_adopted_before_18(tmp_path):
    asked(
        tmp_path,
        "386",
        header="""
            CHILD | DOB
            1     | 01/06/2008
            2     | 02/06/2008
        """,
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E11
            kept   | 2     | 01/06/2026 | E11
        """,
    )
