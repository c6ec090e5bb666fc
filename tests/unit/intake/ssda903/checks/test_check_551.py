"""551: a child placed for adoption was decided on."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_placed_for_adoption_was_decided_on(tmp_path):
    asked(
        tmp_path,
        "551",
        episodes="""
            ?      | CHILD | PLACE
            broken | 1     | A3
            kept   | 2     | A5
            kept   | 3     | U4
        """,
        placed_for_adoption="""
            CHILD | DATE_PLACED
            2     | 01/05/2025
        """,
    )
