"""408: a child placed with a placement order has one."""

from __future__ import annotations

from support.ssda903 import asked


def test_a_child_placed_with_a_placement_order_has_one(tmp_path):
    asked(
        tmp_path,
        "408",
        episodes="""
            ?      | CHILD | PLACE | LS
            broken | 1     | A5    | C2
            kept   | 2     | A6    | E1
            kept   | 3     | A4    | V2
        """,
    )
