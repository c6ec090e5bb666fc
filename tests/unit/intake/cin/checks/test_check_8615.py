"""Rule 8615, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, section_47

CASES = [
    (
        [child(cin_details(section_47("2026-06-02", DateOfInitialCPC="2026-06-01")))],
        ["Child[1]/CINdetails[1]/Section47[1]"],
    ),
    ([child(cin_details(section_47(None, DateOfInitialCPC="2026-06-01")))], ["Child[1]/CINdetails[1]/Section47[1]"]),
    ([child(cin_details(section_47("2026-06-02", DateOfInitialCPC="2026-06-02")))], []),
    ([child(cin_details(section_47(None)))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8615", *children) == places
