"""390: an adopted child was placed for adoption."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_adopted_child_was_placed_for_adoption(tmp_path):
    asked(
        tmp_path,
        "390",
        episodes="""
            ?      | CHILD | DEC        | REC | PLACE
            broken | 1     | 01/06/2026 | E11 | U4
            kept   | 2     | 01/06/2026 | E12 | A6
        """,
    )
