"""581: a child goes missing after care began."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_goes_missing_after_care_began(tmp_path):
    asked(
        tmp_path,
        "581",
        episodes="""
            CHILD | DECOM
            1     | 02/05/2026
            2     | 01/05/2026
        """,
        missing="""
            ?      | CHILD | MIS_START  | MIS_END
            broken | 1     | 01/05/2026 | 05/05/2026
            kept   | 2     | 01/05/2026 | 05/05/2026
        """,
    )
