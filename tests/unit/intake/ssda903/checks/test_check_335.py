"""335: adoption by the foster carer agrees with the placement."""

from __future__ import annotations

from support.ssda903 import asked


def test_adoption_by_the_foster_carer_agrees_with_the_placement(tmp_path):
    asked(
        tmp_path,
        "335",
        episodes="""
            CHILD | DECOM      | DEC        | REC | PLACE
            1     | 01/05/2026 | 01/09/2026 | E11 | A5
            2     | 01/05/2026 | 01/09/2026 | E11 | A6
            3     | 01/05/2026 | 01/09/2026 | E11 | A5
            4     | 01/05/2026 | 01/09/2026 | E11 | A6
        """,
        ad1="""
            ?      | CHILD | FOSTER_CARE
            broken | 1     | 0
            broken | 2     | 1
            kept   | 3     | 1
            kept   | 4     | 0
        """,
    )
