"""700: the day on which a deprivation of liberty began is a date."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_day_on_which_a_deprivation_of_liberty_began_is_a_date(tmp_path):
    asked(
        tmp_path,
        "700",
        dolo="""
            ?      | CHILD | DOLO_START
            broken | 1     | 31/06/2026
            broken | 2     |
            kept   | 3     | 30/06/2026
        """,
    )
