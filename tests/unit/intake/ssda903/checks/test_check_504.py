"""504: the category of need stays while care goes on."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_category_of_need_stays_while_care_goes_on(tmp_path):
    asked(
        tmp_path,
        "504",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC | CIN
            kept   | 1     | 01/05/2026 | 01/06/2026 | X1  | N1
            broken | 1     | 01/06/2026 |            |     | N5
            kept   | 2     | 01/05/2026 | 01/06/2026 | X1  | N1
            kept   | 2     | 01/06/2026 |            |     | N1
        """,
    )
