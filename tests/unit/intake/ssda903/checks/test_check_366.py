"""366: no placement changes within a short break."""

from __future__ import annotations

from support.ssda903 import asked


def test_no_placement_changes_within_a_short_break(tmp_path):
    asked(
        tmp_path,
        "366",
        episodes="""
            ?      | CHILD | LS | RNE
            broken | 1     | V3 | P
            kept   | 2     | V3 | S
            kept   | 3     | V2 | P
        """,
    )
