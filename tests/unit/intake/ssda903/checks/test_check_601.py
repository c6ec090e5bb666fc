"""601: the adoption of an adopted child is told whole."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_adoption_of_an_adopted_child_is_told_whole(tmp_path):
    asked(
        tmp_path,
        "601",
        episodes="""
            ?      | CHILD | DEC        | REC
            kept   | 1     | 01/06/2026 | E11
            broken | 2     | 01/06/2026 | E11
            broken | 3     | 01/06/2026 | E12
            kept   | 4     | 01/06/2026 | E4A
        """,
        ad1="""
            CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
            1     | 01/05/2025 | 01/12/2025 | 0           | 2         | MF         | L11
            2     | 01/05/2025 |            | 0           | 2         | MF         | L11
        """,
    )
