"""Rule 8740, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, section_47

CASES = [
    ([child(cin_details(section_47("2026-03-31")))], ["Child[1]/CINdetails[1]/Section47[1]"]),
    ([child(cin_details(section_47("2026-03-31", ICPCnotRequired="1")))], []),
    ([child(cin_details(section_47("2026-03-31", DateOfInitialCPC="2026-04-11")))], []),
    ([child(cin_details(section_47("2026-04-06")))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8740", *children) == places
