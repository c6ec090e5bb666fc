"""Rule 8890, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, section_47

CASES = [
    (
        [child(cin_details(section_47("2026-06-02", DateOfInitialCPC="2026-06-20"), section_47("2026-06-20")))],
        ["Child[1]/CINdetails[1]/Section47[2]"],
    ),
    ([child(cin_details(section_47("2026-06-02"), section_47("2026-12-20")))], ["Child[1]/CINdetails[1]/Section47[2]"]),
    ([child(cin_details(section_47("2026-12-20"), section_47("2026-06-02")))], ["Child[1]/CINdetails[1]/Section47[1]"]),
    ([child(cin_details(section_47("2026-06-02", DateOfInitialCPC="2026-06-20"), section_47("2026-06-21")))], []),
    ([child(cin_details(section_47("2026-06-02", ICPCnotRequired="true"), section_47("2026-06-20")))], []),
    (
        [
            child(
                cin_details(section_47("2026-06-02")),
                cin_details(section_47("2026-06-20"), CINreferralDate="2026-05-06"),
            )
        ],
        [],
    ),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8890", *children) == places
