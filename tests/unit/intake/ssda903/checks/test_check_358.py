"""358: a child remanded or detained is 10 or over."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_remanded_or_detained_is_10_or_over(tmp_path):
    asked(
        tmp_path,
        "358",
        header="""
            CHILD | DOB
            1     | 02/05/2016
            2     | 01/05/2016
        """,
        episodes="""
            ?      | CHILD | DECOM      | LS
            broken | 1     | 01/05/2026 | J1
            kept   | 2     | 01/05/2026 | J1
        """,
    )
