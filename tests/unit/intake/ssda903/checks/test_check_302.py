"""302: care does not begin before birth."""

from __future__ import annotations

from support.ssda903 import asked


def test_care_does_not_begin_before_birth(tmp_path):
    asked(
        tmp_path,
        "302",
        header="""
            CHILD | DOB
            1     | 02/05/2026
            2     | 01/05/2026
        """,
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2026 | 01/06/2026 | X1
            kept   | 1     | 01/06/2026 |            |
            kept   | 2     | 01/05/2026 |            |
        """,
    )
