"""Rule 8805, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details

CASES = [
    ([child(cin_details(CINclosureDate="2026-08-01"))], ["Child[1]/CINdetails[1]"]),
    ([child(cin_details(CINclosureDate="2026-08-01", ReasonForClosure="RC7"))], []),
    ([child(cin_details())], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8805", *children) == places
