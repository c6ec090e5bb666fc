"""142: an episode that another follows has ended."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_that_another_follows_has_ended(tmp_path):
    asked(
        tmp_path,
        "142",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2026 |            |
            kept   | 1     | 01/06/2026 |            |
            kept   | 2     | 01/05/2026 | 01/06/2026 | X1
            kept   | 2     | 01/06/2026 |            |
        """,
    )
