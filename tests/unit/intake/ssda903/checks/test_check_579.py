"""579: decisions for adoption do not overlap."""

from __future__ import annotations

from support.ssda903 import asked


def test_decisions_for_adoption_do_not_overlap(tmp_path):
    asked(
        tmp_path,
        "579",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            kept   | 1     | 01/05/2026  |                    |
            broken | 1     | 01/07/2026  |                    |
            kept   | 2     | 01/05/2026  | 02/07/2026         | RD1
            broken | 2     | 01/07/2026  |                    |
            kept   | 3     | 01/05/2026  | 01/06/2026         | RD1
            kept   | 3     | 01/07/2026  |                    |
        """,
    )
