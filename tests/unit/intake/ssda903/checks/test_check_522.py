"""522: a decision for adoption comes before its reversal."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_decision_for_adoption_comes_before_its_reversal(tmp_path):
    asked(
        tmp_path,
        "522",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 02/05/2026  | 01/05/2026         | RD1
            kept   | 2     | 01/05/2026  | 01/05/2026         | RD1
        """,
    )
