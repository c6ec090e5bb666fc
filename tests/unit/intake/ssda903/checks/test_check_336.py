"""336: a child placed with the foster carer for adoption was fostered before."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_placed_with_the_foster_carer_for_adoption_was_fostered_before(tmp_path):
    asked(
        tmp_path,
        "336",
        episodes="""
            ?      | CHILD | DECOM      | PLACE
            kept   | 1     | 01/05/2026 | K2
            broken | 1     | 01/06/2026 | A5
            kept   | 2     | 01/05/2026 | U4
            kept   | 2     | 01/06/2026 | A5
            kept   | 3     | 01/06/2026 | A3
        """,
    )
