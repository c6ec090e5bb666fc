"""433: an episode that goes on begins on the day the last ceased."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_that_goes_on_begins_on_the_day_the_last_ceased(tmp_path):
    asked(
        tmp_path,
        "433",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | RNE
            kept   | 1     | 01/05/2026 | 01/06/2026 | X1  | S
            broken | 1     | 02/06/2026 |            |     | L
            kept   | 2     | 01/05/2026 | 01/06/2026 | X1  | S
            kept   | 2     | 01/06/2026 |            |     | L
        """,
    )
