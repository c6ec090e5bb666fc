"""Rule 8815, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details

CASES = [
    (
        [child(cin_details(), cin_details(CINreferralDate="2026-05-06"))],
        ["Child[1]/CINdetails[1]", "Child[1]/CINdetails[2]"],
    ),
    ([child(cin_details(), cin_details(nfa="1", CINreferralDate="2026-05-06"))], []),
    ([child(cin_details()), child(cin_details(), number="1002")], []),
    ([child(cin_details(CINclosureDate="2026-05-01"), cin_details(CINreferralDate="2026-05-06"))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8815", *children) == places
