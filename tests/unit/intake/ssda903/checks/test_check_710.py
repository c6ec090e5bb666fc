"""710: a child deprived of liberty is in no secure home, with no parents and in no supported accommodation."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_deprived_of_liberty_is_in_no_secure_home_with_no_parents_and_in_no_supported_accommodation(tmp_path):
    asked(
        tmp_path,
        "710",
        episodes="""
            CHILD | DECOM      | PLACE
            1     | 01/04/2026 | P1
            2     | 01/04/2026 | K2
            3     | 01/04/2026 | U4
        """,
        dolo="""
            ?      | CHILD | DOLO_START | DOLO_END
            broken | 1     | 01/05/2026 | 01/07/2026
            kept   | 2     | 01/05/2026 | 01/07/2026
            kept   | 3     | 01/05/2026 | 01/07/2026
        """,
    )
