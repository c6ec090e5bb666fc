"""705: deprivations of liberty do not overlap."""

from __future__ import annotations

from support.ssda903 import asked


def test_deprivations_of_liberty_do_not_overlap(tmp_path):
    asked(
        tmp_path,
        "705",
        dolo="""
            ?      | CHILD | DOLO_START | DOLO_END
            kept   | 1     | 01/05/2026 |
            broken | 1     | 10/05/2026 |
            kept   | 2     | 01/05/2026 | 11/05/2026
            broken | 2     | 10/05/2026 |
            kept   | 3     | 01/05/2026 | 05/05/2026
            kept   | 3     | 10/05/2026 |
        """,
    )
