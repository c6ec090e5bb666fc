"""388: an episode that goes on is followed on its last day, and no other."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_that_goes_on_is_followed_on_its_last_day_and_no_other(tmp_path):
    asked(
        tmp_path,
        "388",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2026 | 01/06/2026 | X1
            kept   | 1     | 02/06/2026 |            |
            broken | 2     | 01/05/2026 | 01/06/2026 | E4A
            kept   | 2     | 01/06/2026 |            |
            broken | 3     | 01/05/2026 | 01/06/2026 | X1
            kept   | 4     | 01/05/2026 | 01/06/2026 | X1
            kept   | 4     | 01/06/2026 |            |
        """,
    )
