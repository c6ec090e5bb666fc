"""574: missing episodes do not overlap."""

from __future__ import annotations

from support.ssda903 import asked


def test_missing_episodes_do_not_overlap(tmp_path):
    asked(
        tmp_path,
        "574",
        missing="""
            ?      | CHILD | MIS_START  | MIS_END
            kept   | 1     | 01/05/2026 |
            broken | 1     | 10/05/2026 |
            kept   | 2     | 01/05/2026 | 11/05/2026
            broken | 2     | 10/05/2026 |
            kept   | 3     | 01/05/2026 | 05/05/2026
            kept   | 3     | 10/05/2026 |
        """,
    )
