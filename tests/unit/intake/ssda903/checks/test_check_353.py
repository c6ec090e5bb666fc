"""353: no episode begins before the Children Act 1989 came into force."""

from __future__ import annotations

from support.ssda903 import asked


def test_no_episode_begins_before_the_children_act_1989_came_into_force(tmp_path):
    asked(
        tmp_path,
        "353",
        episodes="""
            ?      | CHILD | DECOM
            broken | 1     | 13/10/1991
            kept   | 2     | 14/10/1991
        """,
    )
