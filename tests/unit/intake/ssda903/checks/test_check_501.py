"""501: an episode begins when the last has ceased."""

from __future__ import annotations

from support.ssda903 import asked


def test_an_episode_begins_when_the_last_has_ceased(tmp_path):
    asked(
        tmp_path,
        "501",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            kept   | 1     | 01/05/2026 | 02/06/2026 | X1
            broken | 1     | 01/06/2026 |            |
            kept   | 2     | 01/05/2026 | 01/06/2026 | X1
            kept   | 2     | 01/06/2026 |            |
        """,
    )
