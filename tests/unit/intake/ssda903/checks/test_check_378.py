"""378: a child placed with parents is not accommodated under section 20."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_placed_with_parents_is_not_accommodated_under_section_20(tmp_path):
    asked(
        tmp_path,
        "378",
        episodes="""
            ?      | CHILD | PLACE | LS
            broken | 1     | P1    | V2
            kept   | 2     | P1    | C2
            kept   | 3     | U4    | V2
        """,
    )
