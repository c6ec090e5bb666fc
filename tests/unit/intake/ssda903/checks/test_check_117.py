"""117: a decision for or against adoption comes before the year and care end."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_decision_for_or_against_adoption_comes_before_the_year_and_care_end(tmp_path):
    asked(
        tmp_path,
        "117",
        episodes="""
            CHILD | DECOM      | DEC        | REC
            1     | 01/05/2026 | 01/09/2026 | E4A
            2     | 01/05/2026 | 01/09/2026 | E4A
            3     | 01/05/2026 |            |
        """,
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 01/06/2026  | 02/09/2026         | RD1
            kept   | 2     | 01/06/2026  | 01/09/2026         | RD1
            broken | 3     | 01/04/2027  |                    |
        """,
    )
