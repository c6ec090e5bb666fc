"""580: a child missing on turning 18 leaves care for another reason."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_missing_on_turning_18_leaves_care_for_another_reason(tmp_path):
    asked(
        tmp_path,
        "580",
        header="""
            CHILD | DOB
            1     | 01/06/2008
            2     | 01/06/2008
        """,
        episodes="""
            CHILD | DECOM      | DEC        | REC
            1     | 01/04/2026 | 01/06/2026 | E17
            2     | 01/04/2026 | 01/06/2026 | E8
        """,
        missing="""
            ?      | CHILD | MIS_START  | MIS_END
            broken | 1     | 01/05/2026 | 01/06/2026
            kept   | 2     | 01/05/2026 | 01/06/2026
        """,
    )
