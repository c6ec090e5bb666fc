"""437: nothing follows a death, or the finding that a child is 18."""

from __future__ import annotations

from support.ssda903 import asked


def test_nothing_follows_a_death_or_the_finding_that_a_child_is_18(tmp_path):
    asked(
        tmp_path,
        "437",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2026 | 01/06/2026 | E15
            kept   | 1     | 01/07/2026 |            |
            kept   | 2     | 01/05/2026 | 01/06/2026 | E2
        """,
    )
