"""144: the legal status is a code."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_legal_status_is_a_code(tmp_path):
    asked(
        tmp_path,
        "144",
        episodes="""
            ?      | CHILD | LS
            broken | 1     | C9
            kept   | 2     | C2
            kept   | 3     | Full care order
        """,
    )
