"""Rule 9000Q, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, module

CASES = [
    ([child(cin_details(module(PPStartDate=None)))], ["file"]),
    ([child()], ["file"]),
    ([child(cin_details(module()))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "9000Q", *children) == places
