"""709: a child deprived of liberty is in a children's home."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_deprived_of_liberty_is_in_a_children_s_home(tmp_path):
    asked(
        tmp_path,
        "709",
        episodes="""
            CHILD | DECOM      | DEC        | REC | PLACE
            1     | 01/04/2026 |            |     | U4
            2     | 01/04/2026 |            |     | Z12
            3     | 01/04/2026 | 01/06/2026 | X1  | U4
            3     | 01/06/2026 |            |     | K2
        """,
        dolo="""
            ?      | CHILD | DOLO_START | DOLO_END
            broken | 1     | 01/05/2026 | 01/07/2026
            kept   | 2     | 01/05/2026 | 01/07/2026
            kept   | 3     | 02/06/2026 | 01/07/2026
        """,
    )
