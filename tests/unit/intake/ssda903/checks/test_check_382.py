"""382: a short break is no temporary placement."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_short_break_is_no_temporary_placement(tmp_path):
    asked(
        tmp_path,
        "382",
        episodes="""
            ?      | CHILD | LS | PLACE
            broken | 1     | V3 | T2
            broken | 2     | V4 | T0
            kept   | 3     | V3 | U4
            kept   | 4     | C2 | T2
        """,
    )
