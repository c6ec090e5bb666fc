"""Rule 8630, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details

CASES = [
    ([child(cin_details(CINclosureDate="2026-04-05"))], ["Child[1]/CINdetails[1]"]),
    ([child(cin_details(CINclosureDate="2026-04-06"))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8630", *children) == places
