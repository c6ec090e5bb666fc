"""434: a change of legal status alone changes that and nothing else."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_change_of_legal_status_alone_changes_that_and_nothing_else(tmp_path):
    asked(
        tmp_path,
        "434",
        episodes="""
            ?      | CHILD | DECOM      | RNE | LS | PLACE
            kept   | 1     | 01/05/2026 | S   | C1 | U4
            broken | 1     | 01/06/2026 | L   | C1 | U4
            kept   | 2     | 01/05/2026 | S   | C1 | U4
            broken | 2     | 01/06/2026 | L   | C2 | U6
            kept   | 3     | 01/05/2026 | S   | C1 | U4
            kept   | 3     | 01/06/2026 | L   | C2 | U4
        """,
    )
