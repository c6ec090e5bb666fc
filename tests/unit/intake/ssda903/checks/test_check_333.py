"""333: the decision for adoption comes before matching."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_decision_for_adoption_comes_before_matching(tmp_path):
    asked(
        tmp_path,
        "333",
        ad1="""
            ?      | CHILD | DATE_INT   | DATE_MATCH
            broken | 1     | 02/05/2026 | 01/05/2026
            broken | 2     |            | 01/05/2026
            kept   | 3     | 01/05/2026 | 01/05/2026
        """,
    )
