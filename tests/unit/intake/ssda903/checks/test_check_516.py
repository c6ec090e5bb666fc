"""516: special guardianship to a foster carer follows fostering."""

from __future__ import annotations

from support.ssda903 import asked


def test_special_guardianship_to_a_foster_carer_follows_fostering(tmp_path):
    asked(
        tmp_path,
        "516",
        episodes="""
            ?      | CHILD | DEC        | REC | PLACE
            broken | 1     | 01/06/2026 | E45 | K2
            kept   | 2     | 01/06/2026 | E46 | U5
            kept   | 3     | 01/06/2026 | E48 | K2
        """,
    )
