"""118: a decision is reversed in the year, while the child is looked after."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_decision_is_reversed_in_the_year_while_the_child_is_looked_after(tmp_path):
    asked(
        tmp_path,
        "118",
        episodes="""
            CHILD | DECOM      | LS
            1     | 01/05/2026 | C2
            2     | 01/05/2026 | C2
            3     | 01/05/2025 | C2
        """,
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 01/04/2026  | 30/04/2026         | RD1
            kept   | 2     | 01/05/2026  | 01/06/2026         | RD1
            broken | 3     | 01/06/2025  | 31/03/2026         | RD1
        """,
    )
