"""436: a change of both changes legal status and placement."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_change_of_both_changes_legal_status_and_placement(tmp_path):
    asked(
        tmp_path,
        "436",
        episodes="""
            ?      | CHILD | DECOM      | RNE | LS | PLACE
            kept   | 1     | 01/05/2026 | S   | C1 | U4
            broken | 1     | 01/06/2026 | B   | C1 | U6
            kept   | 2     | 01/05/2026 | S   | C1 | U4
            broken | 2     | 01/06/2026 | U   | C2 | U4
            kept   | 3     | 01/05/2026 | S   | C1 | U4
            kept   | 3     | 01/06/2026 | B   | C2 | U6
        """,
    )
