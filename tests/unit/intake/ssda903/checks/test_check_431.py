"""431: care does not start on the day an episode ceased."""

from __future__ import annotations

from support.ssda903 import asked


def test_care_does_not_start_on_the_day_an_episode_ceased(tmp_path):
    asked(
        tmp_path,
        "431",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | RNE
            kept   | 1     | 01/05/2026 | 01/06/2026 | E4A | S
            broken | 1     | 01/06/2026 |            |     | S
            kept   | 2     | 01/05/2026 | 01/06/2026 | E4A | S
            kept   | 2     | 02/06/2026 |            |     | S
        """,
    )
