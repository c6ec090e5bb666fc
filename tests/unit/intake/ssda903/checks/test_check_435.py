"""435: a change of placement alone changes that and not the legal status."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_change_of_placement_alone_changes_that_and_not_the_legal_status(tmp_path):
    asked(
        tmp_path,
        "435",
        episodes="""
            ?      | CHILD | DECOM      | RNE | LS | PLACE
            kept   | 1     | 01/05/2026 | S   | C2 | U4
            broken | 1     | 01/06/2026 | P   | C2 | U4
            kept   | 2     | 01/05/2026 | S   | C1 | U4
            broken | 2     | 01/06/2026 | P   | C2 | U6
            kept   | 3     | 01/05/2026 | S   | C2 | U4
            kept   | 3     | 01/06/2026 | P   | C2 | U6
        """,
    )
