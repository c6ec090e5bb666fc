"""407: special guardianship comes before 18."""

from __future__ import annotations

from support.ssda903 import asked


def test_special_guardianship_comes_before_18(tmp_path):
    asked(
        tmp_path,
        "407",
        header="""
            CHILD | DOB
            1     | 01/06/2008
            2     | 02/06/2008
        """,
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E46
            kept   | 2     | 01/06/2026 | E46
        """,
    )
