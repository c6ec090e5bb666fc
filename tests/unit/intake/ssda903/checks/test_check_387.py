"""387: a child moves to live independently at 14 or over."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_moves_to_live_independently_at_14_or_over(tmp_path):
    asked(
        tmp_path,
        "387",
        header="""
            CHILD | DOB
            1     | 02/06/2012
            2     | 01/06/2012
        """,
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E5
            kept   | 2     | 01/06/2026 | E6
        """,
    )
