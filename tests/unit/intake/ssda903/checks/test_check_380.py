"""380: care does not start in a temporary placement."""

from __future__ import annotations

from support.ssda903 import asked


def test_care_does_not_start_in_a_temporary_placement(tmp_path):
    asked(
        tmp_path,
        "380",
        episodes="""
            ?      | CHILD | PLACE | RNE
            broken | 1     | T4    | S
            kept   | 2     | T4    | P
            kept   | 3     | U4    | S
        """,
    )
