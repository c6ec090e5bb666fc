"""577: a missing episode lies inside a time of care."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_missing_episode_lies_inside_a_time_of_care(tmp_path):
    asked(
        tmp_path,
        "577",
        episodes="""
            CHILD | DECOM      | DEC        | REC
            1     | 01/04/2026 | 01/06/2026 | E4A
            2     | 01/04/2026 | 01/06/2026 | E4A
            3     | 01/04/2026 |            |
        """,
        missing="""
            ?      | CHILD | MIS_START  | MIS_END
            broken | 1     | 01/05/2026 |
            kept   | 2     | 01/05/2026 | 02/05/2026
            kept   | 3     | 01/05/2026 |
            kept   | 2     | 31/06/2026 | 02/07/2026
        """,
    )
