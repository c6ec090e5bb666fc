"""Rule 8606, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child

CASES = [
    ([child(PersonBirthDate="2027-01-12")], ["Child[1]/CINdetails[1]"]),
    ([child(PersonBirthDate=None, ExpectedPersonBirthDate="2027-01-12")], ["Child[1]/CINdetails[1]"]),
    ([child(PersonBirthDate="2027-01-11")], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8606", *children) == places
