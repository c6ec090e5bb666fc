"""708: a deprivation of liberty begins after birth."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_deprivation_of_liberty_begins_after_birth(tmp_path):
    asked(
        tmp_path,
        "708",
        dolo="""
            ?      | CHILD | DOB        | DOLO_START
            broken | 1     | 01/05/2026 | 01/05/2026
            kept   | 2     | 01/05/2012 | 01/05/2026
        """,
    )
