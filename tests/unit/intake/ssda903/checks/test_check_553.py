"""553: a placement order follows a decision that stands."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_placement_order_follows_a_decision_that_stands(tmp_path):
    asked(
        tmp_path,
        "553",
        episodes="""
            ?      | CHILD | LS | DEC        | REC
            broken | 1     | E1 |            |
            kept   | 2     | E1 |            |
            broken | 3     | E1 |            |
            kept   | 4     | E1 | 01/06/2026 | X1
            kept   | 5     | C2 |            |
            kept   | 6     | E1 | 31/06/2026 | X1
        """,
        placed_for_adoption="""
            CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            2     | 01/04/2025  |                    |
            3     | 01/04/2025  | 01/06/2026         | RD3
            4     | 01/04/2025  | 01/06/2026         | RD3
            6     | 01/04/2025  | 01/06/2026         | RD3
        """,
    )
