"""146: the placement is a code of the year."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_placement_is_a_code_of_the_year(tmp_path):
    asked(
        tmp_path,
        "146",
        episodes="""
            ?      | CHILD | PLACE
            broken | 1     | H5
            broken | 2     | Z1
            broken | 3     | X9
            kept   | 4     | Z12
            kept   | 5     | K3
        """,
    )


def test_codes_of_an_earlier_year(tmp_path):
    asked(
        tmp_path,
        "146",
        year="2023/24",
        episodes="""
            ?      | CHILD | PLACE
            broken | 1     | K3
            kept   | 2     | H5
            kept   | 3     | Z1
        """,
    )
