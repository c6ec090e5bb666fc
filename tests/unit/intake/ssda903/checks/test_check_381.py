"""381: care does not end in a temporary placement."""

from __future__ import annotations

from support.ssda903 import asked


def test_care_does_not_end_in_a_temporary_placement(tmp_path):
    asked(
        tmp_path,
        "381",
        episodes="""
            ?      | CHILD | PLACE | DEC        | REC
            broken | 1     | T1    | 01/06/2026 | E4A
            kept   | 2     | T1    | 01/06/2026 | X1
            kept   | 3     | T1    |            |
        """,
    )
