"""707: a deprivation of liberty lies inside a time of care."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_deprivation_of_liberty_lies_inside_a_time_of_care(tmp_path):
    asked(
        tmp_path,
        "707",
        episodes="""
            CHILD | DECOM      | DEC        | REC
            1     | 01/04/2026 | 01/06/2026 | E4A
            2     | 01/04/2026 | 01/06/2026 | E4A
            3     | 01/04/2026 |            |
        """,
        dolo="""
            ?      | CHILD | DOLO_START | DOLO_END
            broken | 1     | 01/05/2026 |
            kept   | 2     | 01/05/2026 | 02/05/2026
            kept   | 3     | 01/05/2026 |
        """,
    )
