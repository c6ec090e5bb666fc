"""355: an episode lasts a day."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_lasts_a_day(tmp_path):
    asked(
        tmp_path,
        "355",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2026 | 01/05/2026 | E4A
            kept   | 2     | 01/05/2026 | 02/05/2026 | E4A
        """,
    )
