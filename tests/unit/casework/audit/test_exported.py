"""Anchors go into a file and come back the same."""

from __future__ import annotations

import pytest

from support.audited import FIRST_AT
from waypost.casework.audit.exported import NotAnAnchor, anchors_in, line_of
from waypost.casework.audit.rules import FIRST, Anchored, seal_of_anchor


def test_a_line_is_read_back_with_its_seal():
    anchor = Anchored(1, FIRST_AT, {"0": [3, "a" * 64]}, FIRST)
    anchor = anchor._replace(seal=seal_of_anchor(anchor))
    read = list(anchors_in([line_of(anchor), "\n"]))
    assert read == [anchor]
    assert seal_of_anchor(read[0]) == anchor.seal


@pytest.mark.parametrize("line", ["{}", "no JSON", "[]", '{"at": "x"}', "3"])
def test_a_line_that_is_no_anchor_is_told_by_its_number(line):
    with pytest.raises(NotAnAnchor, match="line 1"):
        list(anchors_in([line]))
