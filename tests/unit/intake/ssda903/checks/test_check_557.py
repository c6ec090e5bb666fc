"""557: a child who leaves care unadopted has the decision reversed."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_who_leaves_care_unadopted_has_the_decision_reversed(tmp_path):
    asked(
        tmp_path,
        "557",
        episodes="""
            ?      | CHILD | LS | PLACE | DEC        | REC
            broken | 1     | E1 | A5    | 01/06/2026 | E4A
            kept   | 2     | E1 | A5    | 01/06/2026 | E4A
            kept   | 3     | E1 | A5    | 01/06/2026 | E12
            broken | 4     | E1 | U4    | 01/06/2026 | E45
        """,
        placed_for_adoption="""
            CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            1     | 01/05/2025  |                    |
            2     | 01/05/2025  | 01/06/2026         | RD1
            3     | 01/05/2025  |                    |
        """,
    )
