"""Rule 8590, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, element

CASES = [
    ([child(element("Nothing"))], ["Child[1]"]),
    ([child()], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8590", *children) == places
