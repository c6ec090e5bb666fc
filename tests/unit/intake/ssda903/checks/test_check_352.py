"""352: a child starts to be looked after before 18."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_starts_to_be_looked_after_before_18(tmp_path):
    asked(
        tmp_path,
        "352",
        header="""
            CHILD | DOB
            1     | 01/05/2008
            2     | 02/05/2008
        """,
        episodes="""
            ?      | CHILD | DECOM      | RNE
            broken | 1     | 01/05/2026 | S
            kept   | 2     | 01/05/2026 | S
        """,
    )
