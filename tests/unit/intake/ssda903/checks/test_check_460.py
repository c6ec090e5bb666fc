"""460: a child stays with carers as an adult at 18."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_stays_with_carers_as_an_adult_at_18(tmp_path):
    asked(
        tmp_path,
        "460",
        header="""
            CHILD | DOB
            1     | 02/06/2008
            2     | 01/06/2008
        """,
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E17
            kept   | 2     | 01/06/2026 | E17
        """,
    )
