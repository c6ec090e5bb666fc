"""Rule 9006, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, module

CASES = [
    ([child(cin_details(module(LBPSentDate="2026-09-08")))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    ([child(cin_details(module(LBPSentDate="2027-04-01")))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    ([child(cin_details(module(LBPSentDate="2026-09-09")))], []),
    ([child(cin_details(module(LBPSentDate=None)))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "9006", *children) == places
