"""704: a deprivation of liberty ends in the year."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_deprivation_of_liberty_ends_in_the_year(tmp_path):
    asked(
        tmp_path,
        "704",
        dolo="""
            ?      | CHILD | DOLO_START | DOLO_END
            broken | 1     | 01/05/2025 | 31/03/2026
            broken | 2     | 01/05/2026 | 01/04/2027
            kept   | 3     | 01/05/2025 | 01/04/2026
        """,
    )
