"""149: the reason why an episode ceased is a code of the year."""

from __future__ import annotations

from support.ssda903 import asked


def test_the_reason_why_an_episode_ceased_is_a_code_of_the_year(tmp_path):
    asked(
        tmp_path,
        "149",
        episodes="""
            ?      | CHILD | DEC        | REC
            broken | 1     | 01/06/2026 | E44
            broken | 2     | 01/06/2026 | E99
            kept   | 3     | 01/06/2026 | E48
        """,
    )


def test_codes_of_an_earlier_year(tmp_path):
    asked(
        tmp_path,
        "149",
        year="2016/17",
        episodes="""
            ?      | CHILD | DECOM      | DEC        | REC
            broken | 1     | 01/05/2016 | 01/06/2016 | E48
            kept   | 2     | 01/05/2016 | 01/06/2016 | E44
        """,
    )
