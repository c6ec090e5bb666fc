"""389: a child goes to adult social care at 16 or over."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_goes_to_adult_social_care_at_16_or_over(tmp_path):
    asked(
        tmp_path,
        "389",
        header="""
            CHILD | DOB
            1     | 02/06/2010
            2     | 01/06/2010
        """,
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E7
            kept   | 2     | 01/06/2026 | E7
        """,
    )
