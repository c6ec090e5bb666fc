"""558: the last decision for an adopted child stands."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_last_decision_for_an_adopted_child_stands(tmp_path):
    asked(
        tmp_path,
        "558",
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E11
            kept   | 2     | 01/06/2026 | E12
        """,
        placed_for_adoption="""
            CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            1     | 01/05/2025  | 01/05/2026         | RD4
            2     | 01/05/2024  | 01/01/2025         | RD3
            2     | 01/05/2025  |                    |
        """,
    )
