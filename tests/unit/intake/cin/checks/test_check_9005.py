"""Rule 9005, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, module

CASES = [
    ([child(cin_details(module(PPStartDate="2026-03-31")))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    ([child(cin_details(module(PPStartDate="2027-04-01")))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    ([child(cin_details(module(PPStartDate="2026-04-01")))], []),
    ([child(cin_details(module(PPStartDate=None)))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "9005", *children) == places
