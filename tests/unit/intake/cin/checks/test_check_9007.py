"""Rule 9007, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, module

CASES = [
    ([child(cin_details(module(FGDMMeetingOffer=None)))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    ([child(cin_details(module(FGDMMeetingOffer="0")))], []),
    ([child(cin_details(module(LBPSentDate=None, FGDMMeetingOffer=None)))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "9007", *children) == places
