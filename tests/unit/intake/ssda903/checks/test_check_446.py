"""446: placement orders began in December 2005."""

from __future__ import annotations

from support.ssda903 import asked


def test_placement_orders_began_in_december_2005(tmp_path):
    asked(
        tmp_path,
        "446",
        episodes="""
            ?      | CHILD | DECOM      | LS
            broken | 1     | 30/11/2005 | E1
            kept   | 2     | 01/12/2005 | E1
        """,
    )
