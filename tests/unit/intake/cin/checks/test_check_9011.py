"""Rule 9011, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, module

CASES = [
    ([child(cin_details(module(PPOutcome="D")))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    ([child(cin_details(module(PPOutcome="issue")))], ["Child[1]/CINdetails[1]/PreProceedingsandFGDM[1]"]),
    ([child(cin_details(module(PPOutcome="C")))], []),
    ([child(cin_details(module(PPOutcome=None)))], []),
    ([child(cin_details(module(PPOutcome="")))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "9011", *children) == places
