"""586: a child goes missing after birth."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_goes_missing_after_birth(tmp_path):
    asked(
        tmp_path,
        "586",
        missing="""
            ?      | CHILD | DOB        | MIS_START
            broken | 1     | 01/05/2026 | 01/05/2026
            kept   | 2     | 01/05/2010 | 01/05/2026
        """,
    )
