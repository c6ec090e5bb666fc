"""Rule 9010Q, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, module

CASES = [
    ([child(cin_details(module(FGDMMeetingFac=None)))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    (
        [child(cin_details(module(FGDMMeetingOffer="true", FGDMMeetingFac=None)))],
        ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"],
    ),
    ([child(cin_details(module(FGDMMeetingOffer="0", FGDMMeetingFac=None)))], []),
    ([child(cin_details(module(FGDMMeetingFac="false")))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "9010Q", *children) == places
