"""147: the day on which an episode ceased is a date."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_day_on_which_an_episode_ceased_is_a_date(tmp_path):
    asked(
        tmp_path,
        "147",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2026 | 32/05/2026 | X1
            kept   | 2     | 01/05/2026 | 31/05/2026 | X1
            kept   | 3     | 01/05/2026 |            |
        """,
    )
