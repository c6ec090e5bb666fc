"""575: a missing episode ends no later than the placement."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_missing_episode_ends_no_later_than_the_placement(tmp_path):
    asked(
        tmp_path,
        "575",
        episodes="""
            CHILD | DECOM      | DEC        | REC
            1     | 01/04/2026 | 01/06/2026 | X1
            1     | 01/06/2026 |            |
            2     | 01/04/2026 |            |
            3     | 01/04/2026 | 01/06/2026 | E4A
        """,
        missing="""
            ?      | CHILD | MIS_START  | MIS_END
            broken | 1     | 01/05/2026 |
            kept   | 2     | 01/05/2026 |
            kept   | 3     | 01/05/2026 | 02/05/2026
        """,
    )
