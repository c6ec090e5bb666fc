"""371: a child in supported accommodation is 16 or over."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_in_supported_accommodation_is_16_or_over(tmp_path):
    asked(
        tmp_path,
        "371",
        header="""
            CHILD | DOB
            1     | 02/05/2010
            2     | 01/05/2010
        """,
        episodes="""
            ?      | CHILD | DECOM      | PLACE
            broken | 1     | 01/05/2026 | K3
            kept   | 2     | 01/05/2026 | K3
        """,
    )
