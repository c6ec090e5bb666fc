"""367: short breaks come to 75 days a year at most."""

from __future__ import annotations

from support.ssda903 import asked


def test_short_breaks_come_to_75_days_a_year_at_most(tmp_path):
    asked(
        tmp_path,
        "367",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | LS
            broken | 1     | 01/05/2026 | 11/06/2026 | E8  | V3
            broken | 1     | 01/08/2026 | 05/09/2026 | E8  | V3
            kept   | 2     | 01/05/2026 | 11/06/2026 | E8  | V3
            kept   | 2     | 01/08/2026 | 04/09/2026 | E8  | V3
            broken | 3     | 01/05/2026 |            |     | V3
            kept   | 4     | 31/04/2026 |            |     | V3
            kept   | 5     | 01/05/2026 | 31/11/2026 | E8  | V3
        """,
    )
