"""631: previous permanence is a code."""

from __future__ import annotations

from support.ssda903 import asked


def test_previous_permanence_is_a_code(tmp_path):
    asked(
        tmp_path,
        "631",
        previous_permanence="""
            ?      | CHILD | PREV_PERM
            broken | 1     | P9
            kept   | 2     | P1
            kept   | 3     |
        """,
    )
