"""148: day and reason of an episode's end are told together."""

from __future__ import annotations

from support.ssda903 import asked


def test_day_and_reason_of_an_episode_s_end_are_told_together(tmp_path):
    asked(
        tmp_path,
        "148",
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 |
            broken | 2     |            | E4A
            kept   | 3     | 01/06/2026 | E4A
            kept   | 4     |            |
        """,
    )
