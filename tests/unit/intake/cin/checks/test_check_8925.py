"""Rule 8925, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, plan

CASES = [
    (
        [child(cin_details(plan("2026-06-17", CPPendDate="2026-06-16")))],
        ["Child[1]/CINdetails[1]/ChildProtectionPlans[1]"],
    ),
    ([child(cin_details(plan("2026-06-17", CPPendDate="2026-06-17")))], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8925", *children) == places
