"""217: a placement for adoption with the foster carer keeps the carer."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_placement_for_adoption_with_the_foster_carer_keeps_the_carer(tmp_path):
    asked(
        tmp_path,
        "217",
        episodes="""
            ?      | CHILD | DECOM      | PLACE | RNE
            broken | 1     | 01/05/2026 | A5    | P
            kept   | 2     | 01/05/2026 | A5    | T
            kept   | 3     | 31/03/2015 | A3    | P
        """,
    )
