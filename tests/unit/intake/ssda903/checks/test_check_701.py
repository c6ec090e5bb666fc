"""701: the day on which a deprivation of liberty ended is a date."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_day_on_which_a_deprivation_of_liberty_ended_is_a_date(tmp_path):
    asked(
        tmp_path,
        "701",
        dolo="""
            ?      | CHILD | DOLO_START | DOLO_END
            broken | 1     | 01/05/2026 | 31/06/2026
            kept   | 2     | 01/05/2026 |
            kept   | 3     | 01/05/2026 | 30/06/2026
        """,
    )
