"""Rule 8525, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child

CASES = [
    ([child(ExpectedPersonBirthDate="2027-05-01")], ["Child[1]"]),
    ([child(PersonBirthDate=None)], ["Child[1]"]),
    ([child(PersonBirthDate=None, ExpectedPersonBirthDate="2027-05-01")], []),
    ([child()], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8525", *children) == places
