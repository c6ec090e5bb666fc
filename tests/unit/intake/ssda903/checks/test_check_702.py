"""702: a deprivation of liberty ends after it began."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_deprivation_of_liberty_ends_after_it_began(tmp_path):
    asked(
        tmp_path,
        "702",
        dolo="""
            ?      | CHILD | DOLO_START | DOLO_END
            broken | 1     | 01/05/2026 | 01/05/2026
            kept   | 2     | 01/05/2026 | 02/05/2026
        """,
    )
