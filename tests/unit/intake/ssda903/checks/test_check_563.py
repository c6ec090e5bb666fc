"""563: a reversal has a decision."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_reversal_has_a_decision(tmp_path):
    asked(
        tmp_path,
        "563",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     |             | 01/06/2026         | RD1
            kept   | 2     | 01/05/2026  | 01/06/2026         | RD1
        """,
    )
