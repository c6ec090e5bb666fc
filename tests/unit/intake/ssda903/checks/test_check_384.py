"""384: a short break is no long-term fostering."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_short_break_is_no_long_term_fostering(tmp_path):
    asked(
        tmp_path,
        "384",
        episodes="""
            ?      | CHILD | LS | PLACE
            broken | 1     | V3 | U4
            broken | 2     | V4 | U1
            kept   | 3     | V3 | U6
        """,
    )
