"""703: a deprivation of liberty begins before the year ends."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_deprivation_of_liberty_begins_before_the_year_ends(tmp_path):
    asked(
        tmp_path,
        "703",
        dolo="""
            ?      | CHILD | DOLO_START
            broken | 1     | 01/04/2027
            kept   | 2     | 31/03/2027
        """,
    )
