"""634: previous permanence is told of children who started since April 2016."""

from __future__ import annotations

from support.ssda903 import asked


def test_previous_permanence_is_told_of_children_who_started_since_april_2016(tmp_path):
    asked(
        tmp_path,
        "634",
        episodes="""
            CHILD | DECOM
            1     | 31/03/2016
            2     | 01/04/2016
        """,
        previous_permanence="""
            ?      | CHILD | PREV_PERM
            broken | 1     | Z1
            kept   | 2     | Z1
        """,
    )
