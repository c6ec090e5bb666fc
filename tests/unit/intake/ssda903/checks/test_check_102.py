"""102: the date of birth is a date."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_date_of_birth_is_a_date(tmp_path):
    asked(
        tmp_path,
        "102",
        header="""
            ?      | CHILD | DOB
            broken | 1     | 31/02/2015
            broken | 2     |
            kept   | 3     | 28/02/2015
        """,
    )
