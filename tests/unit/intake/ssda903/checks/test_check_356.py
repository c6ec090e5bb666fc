"""356: an episode ceases after it began."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_ceases_after_it_began(tmp_path):
    asked(
        tmp_path,
        "356",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2026 | 30/04/2026 | E4A
            kept   | 2     | 01/05/2026 | 02/05/2026 | E4A
        """,
    )
