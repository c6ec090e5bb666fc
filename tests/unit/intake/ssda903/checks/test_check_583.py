"""583: every decision but the last was reversed."""

from __future__ import annotations

from support.ssda903 import asked


def test_every_decision_but_the_last_was_reversed(tmp_path):
    asked(
        tmp_path,
        "583",
        placed_for_adoption="""
            ?      | CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            broken | 1     | 01/05/2026  |                    |
            kept   | 1     | 01/07/2026  |                    |
            kept   | 2     | 01/05/2026  | 01/06/2026         | RD1
            kept   | 2     | 01/07/2026  |                    |
        """,
    )
