"""432: after care ended, an episode says that it started again."""

from __future__ import annotations

from support.ssda903 import asked


def test_after_care_ended_an_episode_says_that_it_started_again(tmp_path):
    asked(
        tmp_path,
        "432",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | RNE
            kept   | 1     | 01/05/2026 | 01/06/2026 | E4A | S
            broken | 1     | 01/07/2026 |            |     | P
            kept   | 2     | 01/05/2026 | 01/06/2026 | E4A | S
            kept   | 2     | 01/07/2026 |            |     | S
        """,
    )
