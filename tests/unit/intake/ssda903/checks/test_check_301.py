"""301: a child is born before the year ends."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_is_born_before_the_year_ends(tmp_path):
    asked(
        tmp_path,
        "301",
        header="""
            ?      | CHILD | DOB
            broken | 1     | 01/04/2027
            kept   | 2     | 31/03/2027
        """,
    )
