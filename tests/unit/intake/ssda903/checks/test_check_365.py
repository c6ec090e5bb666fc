"""365: a short break lasts 17 days at most."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_short_break_lasts_17_days_at_most(tmp_path):
    asked(
        tmp_path,
        "365",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | LS
            broken | 1     | 01/05/2026 | 19/05/2026 | E8  | V3
            kept   | 2     | 01/05/2026 | 18/05/2026 | E8  | V3
            broken | 3     | 01/05/2026 |            |     | V3
            kept   | 4     | 01/05/2026 | 31/06/2026 | E8  | V3
        """,
    )
