"""101: the sex of the child is told in a code of the year."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_sex_of_the_child_is_told_in_a_code_of_the_year(tmp_path):
    asked(
        tmp_path,
        "101",
        header="""
            ?      | CHILD | SEX
            broken | 1     | 1
            broken | 2     |
            kept   | 3     | F
            kept   | 4     | u
        """,
    )


def test_codes_of_an_earlier_year(tmp_path):
    asked(
        tmp_path,
        "101",
        year="2023/24",
        header="""
            ?      | CHILD | SEX
            broken | 1     | M
            kept   | 2     | 1
        """,
    )
