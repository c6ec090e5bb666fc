"""426: short breaks of one child are recorded in one way."""

from __future__ import annotations

from support.ssda903 import asked


def test_short_breaks_of_one_child_are_recorded_in_one_way(tmp_path):
    asked(
        tmp_path,
        "426",
        episodes="""
            ?      | CHILD | DECOM      | LS
            broken | 1     | 01/05/2026 | V3
            broken | 1     | 01/06/2026 | V4
            kept   | 2     | 01/05/2026 | V3
            kept   | 2     | 01/06/2026 | V3
        """,
    )
