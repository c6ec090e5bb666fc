"""Rule 8555Q, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child

CASES = [
    ([child(PersonDeathDate="2026-04-05")], ["Child[1]/CINdetails[1]"]),
    ([child(PersonDeathDate="2026-04-06")], []),
    ([child()], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8555Q", *children) == places
