"""143: the reason for a new episode is a code."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_reason_for_a_new_episode_is_a_code(tmp_path):
    asked(
        tmp_path,
        "143",
        episodes="""
            ?      | CHILD | RNE
            broken | 1     | Q
            kept   | 2     | B
            kept   | 3     |
        """,
    )
