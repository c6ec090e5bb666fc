"""706: a deprivation of liberty left open last year is told again."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_deprivation_of_liberty_left_open_last_year_is_told_again(tmp_path):
    asked(
        tmp_path,
        "706",
        year="2027/28",
        header="""
            ?      | CHILD
            broken | 1
            kept   | 2
            kept   | 3
        """,
        dolo="""
            CHILD | DOLO_START | DOLO_END
            2     | 01/03/2027 | 05/04/2027
        """,
        last_year={
            "dolo": """
            CHILD | DOLO_START | DOLO_END
            1     | 01/03/2027 |
            2     | 01/03/2027 |
            3     | 01/03/2027 | 05/03/2027
        """
        },
    )
