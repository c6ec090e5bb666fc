"""630: a child who starts to be looked after has previous permanence told."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_who_starts_to_be_looked_after_has_previous_permanence_told(tmp_path):
    asked(
        tmp_path,
        "630",
        episodes="""
            ?      | CHILD | DECOM      | RNE
            kept   | 1     | 01/05/2026 | S
            broken | 2     | 01/05/2026 | S
            broken | 3     | 01/05/2026 | S
            kept   | 4     | 01/05/2025 | S
        """,
        previous_permanence="""
            CHILD | PREV_PERM | LA_PERM | DATE_PERM
            1     | Z1        |         |
            2     | P2        |         | 01/05/2020
        """,
    )
