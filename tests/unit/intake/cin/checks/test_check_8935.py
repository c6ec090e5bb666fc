"""Rule 8935, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, plan

CASES = [
    (
        [child(cin_details(plan("2026-06-17"), plan("2026-07-17")))],
        ["Child[1]/CINdetails[1]/ChildProtectionPlans[1]", "Child[1]/CINdetails[1]/ChildProtectionPlans[2]"],
    ),
    ([child(cin_details(plan("2026-06-17", CPPendDate="2026-07-01"), plan("2026-07-17")))], []),
    ([child(cin_details(plan("2026-06-17"))), child(cin_details(plan("2026-06-17")), number="1002")], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8935", *children) == places
