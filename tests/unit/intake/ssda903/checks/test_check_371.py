"""371: a child in supported accommodation is 16 or over; up to 2022/23 one in semi-independent living, 14."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_in_supported_accommodation_is_16_or_over(tmp_path):
    asked(
        tmp_path,
        "371",
        header="""
            CHILD | DOB
            1     | 02/05/2010
            2     | 01/05/2010
        """,
        episodes="""
            ?      | CHILD | DECOM      | PLACE
            broken | 1     | 01/05/2026 | K3
            kept   | 2     | 01/05/2026 | K3
        """,
    )


def test_up_to_2022_23_a_child_in_semi_independent_living_is_14_or_over(tmp_path):
    header = """
        CHILD | DOB
        1     | 02/05/2008
        2     | 01/05/2008
    """
    episodes = """
        ?      | CHILD | DECOM      | PLACE
        broken | 1     | 01/05/2022 | H5
        kept   | 2     | 01/05/2022 | H5
    """
    asked(tmp_path / "22", "371", year="2022/23", header=header, episodes=episodes)
    broken = episodes.replace("kept  ", "broken")
    asked(tmp_path / "23", "371", year="2023/24", header=header, episodes=broken.replace("2022 |", "2023 |"))
