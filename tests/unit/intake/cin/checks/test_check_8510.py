"""Rule 8510, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child

CASES = [
    ([child(), child(number="1002"), child()], ["Child[1]", "Child[3]"]),
    ([child(), child(number="1002")], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8510", *children) == places
