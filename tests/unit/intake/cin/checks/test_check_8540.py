"""Rule 8540, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child

CASES = [
    ([child(PersonDeathDate="2015-03-26")], ["Child[1]"]),
    ([child(PersonDeathDate="2015-03-27")], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8540", *children) == places
