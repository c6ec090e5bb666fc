"""567: a missing episode ends after it began."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_missing_episode_ends_after_it_began(tmp_path):
    asked(
        tmp_path,
        "567",
        missing="""
            ?      | CHILD | MIS_START  | MIS_END
            broken | 1     | 02/05/2026 | 01/05/2026
            kept   | 2     | 01/05/2026 | 01/05/2026
        """,
    )
